// Timed moves told in stories: how much of the way is done by when, the whole time and the moment in either order.

const asked: readonly string[] = [
  'which fraction of the way is done after {t} if the whole takes {Tf} and the timing is {kind}',
  'how much of the move is done after {t}, the whole of it lasting {Tf} and being timed by {kind#law} time scaling',
  'how much of the move is over when {t} of {Tf} are gone, with {kind} time scaling',
  'what part of its way has the <mover> behind it at ({t}|{t=bare}) when {kind#law} time scaling spreads the move over ({Tf}|{Tf=bare})',
  'which share of the path is done at ({t}|{t=bare}) of ({Tf}|{Tf=bare}) under {kind} time scaling',
  'how far has the <mover> got, as a part of the whole, {t} after it began a {kind} move of {Tf}',
  'at {t}, is the <mover> a third, a half or more of the way? it moves for {Tf} by {kind#law} time scaling',
  'at {t} on the clock, what is the progress of a {Tf} move with {kind} time law',
  '{t} gone, {Tf} planned, {kind}: fraction of the way?',
  '{t} gone of {Tf}. {kind} time scaling. how much of the path is behind the <mover>',
]

const told: readonly string[] = [
  'the window blind goes down in {Tf}, eased by {kind#law} time law. [{beside}. ]my cat sits under it after {t}. which fraction of the way has it come by then',
  'the whole swing of the <mover> is planned for {Tf} with {kind} timing; a photo is taken {t} after the start. how much of the move does it show as done',
  'a puppet raises its arm. the raising lasts {Tf}, the easing is {kind}. in the frame shot at {t}, what part of the way up is the arm',
  'we stop the <mover> in an emergency {t} after its start. it was to take {Tf} on a {kind} time scaling. which part of the path was done',
  'the <mover> needs {Tf} for its path. it follows {kind#law} polynomial in time from standing to standing. [{beside}. ]where is it after {t}, as a fraction',
  'the roof of the stadium closes in {Tf} under {kind} time scaling; it begins to rain {t} after the start. what share is shut',
  'the drone pans its camera for {Tf}. {kind} time scaling. {t} in, how much of the pan is done',
  'the planner was given {kind} as the time scaling and ({Tf}|{Tf=bare}) as the total time. what s does it put at ({t}|{t=bare})',
  'it is a {kind} time scaling. at ({t}|{t=bare}) we sample it. the total time was ({Tf}|{Tf=bare}). which s comes out',
  'we sample at ({t}|{t=bare}), the move ends at ({Tf}|{Tf=bare}), the time scaling is {kind}. s there?',
  'the moment is ({t}|{t=bare}), the end is at ({Tf}|{Tf=bare}), and between start and end runs {kind#law} time scaling. value of s',
  'my tutor wants s, how much of the move is done that is, {t} after the start. it is {kind} and takes {Tf}',
  'Given: time scaling {kind}; elapsed ({t}|{t=bare}); total ({Tf}|{Tf=bare}). Find: fraction of the path',
  'Given: total ({Tf}|{Tf=bare}); elapsed ({t}|{t=bare}); time scaling {kind}. Find: how much of the way is done',
  'Given: elapsed ({t}|{t=bare}); total ({Tf}|{Tf=bare}); polynomial of order {kind=bare}. Find: s of the time scaling',
  'the order of the time scaling is {kind=bare}, the move lasts ({Tf}|{Tf=bare}), we look at ({t}|{t=bare}). how much of the way is done',
  'at ({t}|{t=bare}) of a move that lasts ({Tf}|{Tf=bare}), timed by a polynomial of order {kind=bare}, what part of the way is done',
  'the exoskeleton bends the knee for {Tf} with {kind} timing and the trainer asks how much of the bend is done at {t}',
  'at the {t} mark of a slide that lasts {Tf}, {kind} easing in the sense of time scaling, what is the fraction done',
  'the pallet is lowered. {kind} time scaling from top to bottom, {Tf} altogether. what part of the height is done {t} on',
]

export const scalingStories: readonly string[] = [...asked, ...told]

/** Joint moves written out as rows. */
export const pathStories: readonly string[] = [
  'Given: end joints {end}; start joints {start}; {method} time scaling; {N} points; duration ({Tf}|{Tf=bare}). Find: the joint positions on the way',
  'Given: duration ({Tf}|{Tf=bare}); {N} points; start joints {start}; end joints {end}; {method} time scaling. Find: joint trajectory',
  'my hobby arm should wave: joints from {start} to {end}, eased {method}, lasting {Tf}, written as {N} rows of joint values',
  'in {N} rows please, the joints on their way from {start} to {end}, {Tf} long, with {method} time scaling',
  'with {method} time scaling over {Tf}, list {N} joint vectors from {start} up to {end}',
  '{Tf} for the move, {N} rows of joint values, {method} timing, first row {start}, last row {end}',
  'first row {start}, last row {end}, {N} rows altogether, {Tf} from first to last, {method} timing: the joint trajectory',
  'which joint positions does the arm pass, sampled {N} times over {Tf}, going from {start} to {end} with {method} time scaling',
  'the waypoints for the servo controller: {N} of them, joints {start} to joints {end}, {method}, ({Tf}|Tf = {Tf=bare})',
]
