// Falls that the air holds at one speed, told in stories; `{heft}` never stands here, as the weight counts.

export const settlingStories = ({
  noun,
  short,
}: {
  readonly noun: string
  readonly short: string
}): readonly string[] => [
  `my cat fell off a high roof. she is {mass}, spread out she has ${noun}, her drag coefficient is about {dragCoefficient} and the air has {airDensity}. [{beside}. ](at what speed does she stop getting faster|<tvask>){build=light}`,
  `after a while a falling <body> no longer gains speed. mass {mass}, ${short}, Cd {dragCoefficient}, air {airDensity}. (which speed is that|<tvask>)`,
  `air {airDensity}, drag coefficient {dragCoefficient}, ${short}, mass {mass}: (speed at which it settles|<tv>|<tvask>)`,
  `in air of {airDensity}, a <body> with ${noun} and a drag coefficient of {dragCoefficient} weighs {mass}. <tvask>`,
  `with a drag coefficient of {dragCoefficient}, ${noun} and {mass} on the scales, how fast does <abody> come down at last through air of {airDensity}`,
  `the pen that i lost out of the balloon: {mass}, ${short}, Cd {dragCoefficient}, air density {airDensity}. (how fast at most|<tvask>){build=light}`,
  `the phone fell out of a plane. [{beside}. ]{mass}, ${short}, Cd {dragCoefficient}, rho {airDensity}. (at which speed does it arrive if the fall was long enough|<tvask>){build=light}`,
  `Given: air density {airDensity}; drag coefficient {dragCoefficient}; mass {mass}; ${short}[; g {gravity}]. Find: terminal velocity`,
  `Given: mass {mass}; ${short}; drag coefficient {dragCoefficient}; air density {airDensity}[; g = {gravity}]. Find: speed at which drag equals weight`,
  `the jumper with rig is {mass}. [{beside}. ]belly down he has ${noun} and Cd {dragCoefficient}. air up there {airDensity}. (what does his speed level off at|<tvask>){build=heavy}`,
  `my colleague lies flat in the air: ${short}, drag coefficient {dragCoefficient}, {mass} with everything on, air {airDensity}. (how fast in the long run|<tvask>){build=heavy}`,
  `supply drop: ${short} of canopy, Cd {dragCoefficient}, crate {mass}, air {airDensity}. (rate of descent once it is steady|<tvask>){build=heavy}`,
  `the speed of a <body> grows and grows until the air pushes up as strongly as its weight pulls down. {mass}; ${short}; {dragCoefficient} as the coefficient; {airDensity} for the air. <tvask>`,
  `where does the speed of the fall level off for {mass}, ${short}, Cd {dragCoefficient}, in air of {airDensity}`,
  `what speed does a dropped <body> creep up to? {airDensity} of air density, Cd {dragCoefficient}, {mass}, ${short}`,
  `hail report: [{beside}; ]stones {mass}, ${short}, coefficient {dragCoefficient}, air {airDensity}; the speed they come down with once steady{build=light}`,
  `how hard can rain fall, in terms of speed? a drop of {mass}, ${short}, Cd {dragCoefficient}, air {airDensity}{build=light}`,
  `the long drop out of the balloon, steady part only: {mass}, Cd {dragCoefficient}, ${short}, rho {airDensity}[, g {gravity}]. <tvask>`,
]
