// Where the columns of a block and those of a tile lie.
//
// A block is what is copied in and out at once. It is worked on by tiles, whose columns stay in the nearest cache from one pass to the next. Columns of
// each kind are a cache line more than their rows apart: at a multiple of 4,096 bytes all would fall into the same few places of that cache.

const apart: i32 = 128

/** Rows of a block and of a tile; multiples of 8. */
const blockRows: i32 = 2048
export const tileRows: i32 = 128
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

/** While positions are taken: where the id of each lies, and the bytes of its tenor with zeros up to eight of them. */
export const idAt: i32 = logAt
export const tenorAt: i32 = domesticDiscountAt

/** The line of each row of the block, 4 bytes each. */
export const lineOfAt: i32 = rhoForeignAt + column
/** How many bytes the id of each row has, one byte each. */
export const idLengthAt: i32 = lineOfAt + (blockRows << 2)

/** Lines of a book, what positions of one pair and one tenor share: numbers of one lie together, that many bytes from line to line, as a shift. */
const linesMax: i32 = 1024
export const lineShift: i32 = 8
export const linesAt: i32 = (idLengthAt + blockRows + 255) & ~255

/** The bytes of its pair and of its tenor, with zeros up to eight of them. */
export const linePairAt: i32 = linesAt
export const lineTenorAt: i32 = linesAt + 8
/** The indices in the message of DOM/FOR, FOR and DOM, in eight bytes each; -1 for one that it does not name. */
export const lineRateAt: i32 = linesAt + 16
export const lineForeignAt: i32 = linesAt + 24
export const lineDomesticAt: i32 = linesAt + 32
/** How many bytes its tenor has, in eight. */
export const lineTenorBytesAt: i32 = linesAt + 40
export const lineSpotAt: i32 = linesAt + 48
export const lineDomesticYieldAt: i32 = linesAt + 56
export const lineForeignYieldAt: i32 = linesAt + 64
export const lineVolAt: i32 = linesAt + 72
export const lineExpiryAt: i32 = linesAt + 80
/** (rd - rf) T; NaN where no row of the line can be priced by the formulas here. */
export const lineDriftAt: i32 = linesAt + 88
/** sigma sqrt T / 2 and 1 / (sigma sqrt T) */
export const lineHalfVolAt: i32 = linesAt + 96
export const lineInverseVolAt: i32 = linesAt + 104
/** e^(-rd T) and S e^(-rf T) */
export const lineDiscountAt: i32 = linesAt + 112
export const lineSpotPaidAt: i32 = linesAt + 120
/** 1 / S */
export const lineInverseSpotAt: i32 = linesAt + 128
export const lineRootTimeAt: i32 = linesAt + 136
/** sigma^2 */
export const lineVarianceAt: i32 = linesAt + 144
/** Sums of value and delta over its rows, and what their additions rounded off. */
export const lineSumsAt: i32 = linesAt + 160
export const lineErrorsAt: i32 = linesAt + 176

/** Lines by their names: slots with 2 bytes each, which have one more than the index of a line, or 0. */
export const slotBits: i32 = 12
export const slotsBytes: i32 = 2 << slotBits
export const slotsAt: i32 = linesAt + (linesMax << lineShift)

/** Positions as they lie in a payload. */
export const positionBytes: i32 = 104
export const positionsAt: i32 = slotsAt + slotsBytes
/** Where a position has what: as `positionWords` of column-kernel.ts has it. */
export const strikeIn: i32 = positionsAt
export const rateIn: i32 = positionsAt + 8
export const notionalIn: i32 = positionsAt + 16
export const unitIn: i32 = positionsAt + 24
export const idIn: i32 = positionsAt + 64
export const idBytesIn: i32 = positionsAt + 68
export const pairIn: i32 = positionsAt + 72
export const tenorIn: i32 = positionsAt + 80
export const tenorBytesIn: i32 = positionsAt + 84
export const marksIn: i32 = positionsAt + 96

/** The last id of the block before; and the texts of these, an id of at most 64 bytes and a tenor of 8 for each. */
export const lastIdAt: i32 = positionsAt + blockRows * positionBytes
export const textsAt: i32 = lastIdAt + 64
/** The ids of these alone, one behind the other. */
export const idsAt: i32 = textsAt + blockRows * 72
