/** Standard acceleration of free fall, m/s^2, exact by definition (CGPM 1901). */
export const STANDARD_GRAVITY = 9.80665
