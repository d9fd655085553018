// Two-link arms told by roles, the far part before the near one and the point before the links as often as after them.

export const reachStories: readonly string[] = [
  'the forearm is {l2}, the upper arm {l1}. [{beside}. ]<reachask>',
  'at the tip end {l2}, at the base end {l1}, one elbow between. <reachask>',
  'shoulder to elbow {l1}. elbow to fingertip {l2}. [{beside}. ]<reachask>',
  'elbow to fingertip {l2}, shoulder to elbow {l1}: <reachask>',
  'the second stick of my paper robot has {l2}, the first one {l1}. <reachask>',
  'my hobby arm on the bench: first servo to second servo {l1}, second servo to pen {l2}. [{beside}. ](where can i draw and where not, as distances|<reachask>)',
  'second servo to pen {l2}, first servo to second servo {l1}. (how far off and how near can the pen be|<reachask>)',
  'how far does a wall lamp get whose outer bar is {l2} and whose inner bar is {l1}, and how near',
  'Given: second link {l2}; first link {l1}. Find: largest and smallest distance from the base',
  'Given: first link {l1}; second link {l2}. Find: (a) longest reach (b) shortest reach',
  'digger with a dipper of {l2} on a boom of {l1}. [{beside}. ]<reachask>',
  'outer link {l2}, inner link {l1}. workspace radii?',
]

export const bentStories: readonly string[] = [
  'the pen should touch the paper {x} to the side and {y} in front; shoulder to elbow {l1}, elbow to pen {l2}. [{beside}. ]<ikask>',
  'y of the point {y}, x of the point {x}, second link {l2}, first link {l1}: <ikask>',
  'the point is {y} up and {x} out. the forearm is {l2}, the upper arm {l1}. <ikask>',
  'my hobby arm, first servo to second servo {l1}, second servo to pen {l2}, is to put the pen at <point>. [{beside}. ]<ikask>',
  'to be reached: <point>. near part of the arm {l1}, far part {l2}. <ikask>',
  'to be reached: <point>. far part of the arm {l2}, near part {l1}. <ikask>',
  'Given: target <point>; first link {l1}; second link {l2}. Find: the joint angles, both elbows',
  'Given: second link {l2}; first link {l1}; target <point>. Find: q1 and q2',
  'Given: first link {l1}; second link {l2}; target x {x}, target y {y}. Find: (a) the elbow-up angles (b) the elbow-down angles',
  'a [{heft} ]box stands at <point> as seen from the shoulder. the arm, {l1} and then {l2}, has to touch it. <ikask>',
  'how must a digger with a boom of {l1} and a dipper of {l2} hold its joints to dig {x} out and {y} up',
  '{x} out and {y} up is where the hook has to be; the crane has a jib of {l1} and a fly jib of {l2}. <ikask>',
]

/** Robots that everybody knows, at length. */
export const knownArmStories: readonly string[] = [
  'on monday we moved <which> to the joints {q}. [{beside}. ](where did its <tool> get to|<whatis> the <posing>), <conv>',
  'joints {q}, robot {robot}: <fk>',
  'the joint display shows {q} and the robot is a {robot}. [{beside}. ]<fk> please',
  'Given: {robot}; joints {q}[; tool {tool=plain}]. Find: the <posing>, <conv>',
  'Given: joints {q}; {robot}. Find: (a) the <posing> <conv>',
  'Given: attached <table>{joints=attached}; joints {q}. Find: the <posing>',
  'my hobby arm has its <table> in the attachment{joints=attached}. [{beside}. ]servos at {q}. (where is the tip|<whatis> the <posing>)',
  'one joint or many, the <table> is attached{joints=attached}: <fk> at {q}',
  'i turned the joints of <which> to {q} by hand. [{beside}. ]tell me the <posing> <conv>',
]
