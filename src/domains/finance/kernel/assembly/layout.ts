// Where the columns of a block and those of a tile lie.
//
// A block is what is copied in and out at once. It is worked on by tiles, whose columns stay in the nearest cache from one pass to the next. Columns of
// each kind are a cache line more than their rows apart: at a multiple of 4,096 bytes all would fall into the same few places of that cache.

const apart: i32 = 128

/** Rows of a block and of a tile; multiples of 8. */
const blockRows: i32 = 2048
const tileRows: i32 = 128
export const tileBytes: i32 = tileRows << 3

const column: i32 = (blockRows << 3) + apart

export const phiAt: i32 = 65536
export const notionalAt: i32 = phiAt + column
export const spotAt: i32 = notionalAt + column
export const strikeAt: i32 = spotAt + column
export const domesticAt: i32 = strikeAt + column
export const foreignAt: i32 = domesticAt + column
export const volAt: i32 = foreignAt + column
export const expiryAt: i32 = volAt + column
export const valueAt: i32 = expiryAt + column
export const deltaAt: i32 = valueAt + column
export const gammaAt: i32 = deltaAt + column
export const vegaAt: i32 = gammaAt + column
export const thetaAt: i32 = vegaAt + column
export const rhoDomesticAt: i32 = thetaAt + column
export const rhoForeignAt: i32 = rhoDomesticAt + column

const strip: i32 = 4096 + apart

/** ln(S/K), and from then on ln(F/K) */
export const logAt: i32 = 10240
/** -rd T, and from then on the discount factor; the two below likewise. */
export const domesticDiscountAt: i32 = logAt + strip
export const foreignDiscountAt: i32 = domesticDiscountAt + strip
/** e^(-d1^2/2) */
export const bellAt: i32 = foreignDiscountAt + strip
export const d1At: i32 = bellAt + strip
export const d2At: i32 = d1At + strip
/** 1 / (|d1| + 4.5), and from then on N(-|d1|) over the bell of d1; the one below likewise. */
export const tail1At: i32 = d2At + strip
export const tail2At: i32 = tail1At + strip
/** 1 / (sigma sqrt T) */
export const inverseVolAt: i32 = tail2At + strip
/** 1 / S */
export const inverseSpotAt: i32 = inverseVolAt + strip
export const rootTimeAt: i32 = inverseSpotAt + strip
/** All bits set where the row is a market that the formulas here can price. */
export const soundAt: i32 = rootTimeAt + strip

/** Lines of a book: what positions of one pair and one tenor share. */
const linesMax: i32 = 1024
const line: i32 = linesMax << 3

/** The line of each row of the block, 4 bytes each. */
export const lineOfAt: i32 = rhoForeignAt + column
export const lineSpotAt: i32 = lineOfAt + (blockRows << 2)
export const lineDomesticAt: i32 = lineSpotAt + line
export const lineForeignAt: i32 = lineDomesticAt + line
export const lineVolAt: i32 = lineForeignAt + line
export const lineExpiryAt: i32 = lineVolAt + line
/** Sums over the rows of each line, and what their additions rounded off. */
export const lineValueAt: i32 = lineExpiryAt + line
export const lineValueErrorAt: i32 = lineValueAt + line
export const lineDeltaAt: i32 = lineValueErrorAt + line
export const lineDeltaErrorAt: i32 = lineDeltaAt + line
