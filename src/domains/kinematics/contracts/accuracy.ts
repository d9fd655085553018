// How near to the truth answers are. The condition number is that of the figure answered: how many times over it shows a relative
// change of what was given.

export const CLOSED_FORM_ACCURACY = '1e-12 relative times max(1, condition number)'
