// Arms given by their screws, told at length: frames held against each other, parts in every order, hobby arms, several parts.

/** Home pose, screws and joints in, a pose out. */
export const poseStories: readonly string[] = [
  'home pose M = {M}, <screw> {screws}, joints {q}. (T?|where is the <tool>|<whatis> the <posing>)',
  'joints {q}, home pose M = {M}, <screw> {screws}. (T?|where is the <tool>|<whatis> the <posing>)',
  '<screw> {screws}, joints {q}, home pose M = {M}. (T?|where is the <tool>|<whatis> the <posing>)',
  'joint readings {q}. <screw>: {screws}. pose at zero: M = {M}. <posing> please',
  'i built a hobby arm out of servos. its <screw> are {screws}[, with all servos at zero the tip is at {M}]. [{beside}. ]now the servos stand at {q}. (where is the tip|<whatis> the <posing>)',
  'the kit arm of my daughter[ has home pose {M} and]: <screw> {screws}. she turned the joints to {q}. [{beside}. ]where did the <tool> go, as a pose',
  'Given:[ home pose {M};] <screw> {screws}; joints {q}. Find: the <posing>',
  'Given: joints {q}; <screw> {screws}[; home pose {M}]. Find: the <posing> by <fk>',
  'Given:[ M = {M},] q = {q=plain}, <screw> {screws}. Find: (a) T',
  'M is the pose when nothing is turned: {M}. then the joints turn to {q}. <screw>: {screws}. which <posing>',
  'when nothing is turned the <tool> has the pose {M}. the <axes> <inframe> are {screws}. turned to {q}, where is it',
  'be careful, everything is <inframe>: <axes> {screws}[, home pose {M}], joints {q}. <posing>?',
  'the data are <inframe>. [M = {M}. ]<axes>: {screws}. q = {q=plain}. <fk>',
  'my code gives nonsense. [home pose {M}, ]<screw> {screws}, joint vector {q}: what should the <posing> be',
  'chain the exponentials of the <screw> {screws} at {q}[ with home pose M = {M}]: which matrix',
  'as a check for the simulator[: home pose M = {M}]; <screw> {screws}; q {q}; expected <posing>',
]

/** Screws and joints in, a Jacobian out. */
export const jacobianStories: readonly string[] = [
  'joints {q}, <screw> {screws}: the Jacobian',
  'joint readings {q}. <screw>: {screws}. how do small joint rates move the <tool>? the <jac> please',
  'i built a hobby arm out of servos. its <screw> are {screws}. [{beside}. ]the servos stand at {q}. (<whatis> the <jac>|which <jac> has it there)',
  'Given: <screw> {screws}; joints {q}. Find: the <jac>',
  'Given: joints {q}; <screw> {screws}. Find: the <jac>',
  'be careful, everything is <inframe>: <axes> {screws}, joints {q}. Jacobian matrix?',
  'the data are <inframe>. <axes>: {screws}. q = {q=plain}. <jac>',
  'at {q} my force controller needs the <jac>. [{beside}. ]the <screw> are {screws}',
  'the arm stands at {q}, its <screw> being {screws}. (<calc> the <jac>|rank check, so give the <jac>)',
  'one column a joint: the <jac>, <axes> {screws}, joint vector {q}',
  'my code gives nonsense. <screw> {screws}, joint vector {q}: what should the <jac> be',
]

/** Home pose, screws, target and first guess in, joints out. */
export const inverseStories: readonly string[] = [
  'home pose M = {M}, <screw> {screws}, wanted pose {target}. start from the guess {guess}[, eomg = {eomg}][, ev = {ev}]. <sought>?',
  'start from the guess {guess}. <screw> {screws}, home pose M = {M}, wanted pose {target}[, eomg = {eomg}][, ev = {ev}]. <sought>?',
  'wanted pose {target}; home pose M = {M}; <screw> {screws}; start at {guess}[; eomg {eomg}][; ev {ev}]; <ik>',
  '<screw> {screws}; start at {guess}; wanted pose {target}; home pose M = {M}[; ev {ev}][; eomg {eomg}]; <ik>',
  'Given: <screw> {screws}; home pose {M}; target pose {target}; initial guess {guess}[; eomg = {eomg}][; ev = {ev}]. Find: the <sought>',
  'Given: home pose {M}; target pose {target}; initial guess {guess}; <screw> {screws}[; tolerances {eomg} and {ev}]. Find: the <sought>',
  'Given: initial guess {guess}; target pose {target}; home pose {M}; <screw> {screws}. Find: the <sought> by <ik>',
  'i built a hobby arm. home pose {M}, <screw> {screws}. [{beside}. ]its tip has to go to {target}. (to what must i set the servos|which <sought>), if i start from the guess {guess}[ and stop when the angle is right to {eomg}][ and the place to {ev}]',
  'stop the iteration when the orientation is good to {eomg} and the position to {ev}. [home pose {M}. ]<screw> {screws}. target {target}. guess {guess}. <ik>',
  'good enough is {ev} in position[ and {eomg} in orientation]. <ik>: [M = {M}, ]<screw> {screws}, target {target}, <from>',
  'be careful, the screws are given <inframe>: {screws}. home {M}, target {target}, guess {guess}. <sought>?',
  'the gripper has to come to {target}. at rest position it is at {M}. <screw>: {screws}. i would begin at {guess}. which <sought> does it need',
  'begin at {guess} and iterate: home pose {M}, target pose {target}, <screw> {screws}[, eomg {eomg}][, ev {ev}]',
  'how must the joints stand so that the <tool> gets from its home pose {M} to {target}? <screw> {screws}, begin at {guess}',
]
