// Charts as SVG text by ECharts, without a canvas: the same bytes for the same chart.

import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { shownLine } from '../present/text-width.js'
import type { Axis, Chart, Panel } from './chart.js'

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer])

const width = 860
const left = 110
const right = 40
/** Of the title and the legend above the first panel. */
const top = 96
const panelHeight = 190
/** Below a panel: figures and name of its x axis, and the next one's name. */
const gap = 76
/** Points are marked as long as they can be told from each other. */
const markedMax = 60
const legendMax = 16

export function drawSvg(chart: Chart): string {
  const drawn = init(null, null, { renderer: 'svg', ssr: true, width, height: heightOf(chart) })
  try {
    drawn.setOption(optionOf(chart))
    return plain(drawn.renderToSVGString())
  } finally {
    drawn.dispose()
  }
}

const heightOf = ({ panels }: Chart): number => top + panels.length * (panelHeight + gap) - 16

function optionOf({ title, panels }: Chart): EChartsCoreOption {
  return {
    animation: false,
    backgroundColor: '#fff',
    title: { text: shown(title), left: 'center', top: 12, textStyle: { width: width - 80, overflow: 'truncate' } },
    legend: legendOf(panels),
    grid: panels.map((_, index) => ({
      left,
      right,
      top: top + index * (panelHeight + gap),
      height: panelHeight,
      outerBoundsMode: 'none', // every panel as wide as the others, whatever its figures
    })),
    xAxis: panels.map(({ x }, index) => ({ ...axisOf(x), gridIndex: index, nameGap: 30 })),
    yAxis: panels.map(({ y }, index) => ({ ...axisOf(y), gridIndex: index, nameGap: 84 })),
    series: panels.flatMap(seriesOf),
  }
}

const axisOf = (axis: Axis) => ({
  type: 'value',
  scale: true,
  name: shown(axisTitle(axis)),
  nameLocation: 'middle',
  axisLine: { onZero: false },
})

/** `value [USD]`; a plain number has no unit to name. */
const axisTitle = ({ name, unit }: Axis): string => (unit === '1' ? name : `${name} [${unit}]`)

const seriesOf = ({ lines }: Panel, index: number) =>
  lines.map(({ name, points }) => ({
    type: 'line',
    name: shown(name),
    xAxisIndex: index,
    yAxisIndex: index,
    data: points,
    showSymbol: points.length <= markedMax,
    symbolSize: 5,
    // Lines of one name are one colour in every panel, as the legend has it.
    lineStyle: { width: 1.8 },
    emphasis: { disabled: true },
    silent: true,
  }))

/** Lines that stand alone in their panels need no telling apart. */
function legendOf(panels: readonly Panel[]) {
  const names = [...new Set(panels.flatMap(({ lines }) => (lines.length > 1 ? lines.map(({ name }) => name) : [])))]
  return { show: names.length > 0 && names.length <= legendMax, top: 44, selectedMode: false, data: names.map(shown) }
}

/** Text that XML can have: no control characters. Halves of a character become U+FFFD where it is written as UTF-8. */
const shown = (text: string): string => shownLine(text).replace(/[\uFFFE\uFFFF]/g, '\uFFFD')

/**
 * Without what the library numbers through the life of a process, and without its rules for a pointer that no file has. The
 * patterns have quotes, which text in an SVG of it never has.
 */
const plain = (svg: string): string =>
  svg
    .replace(/<style ><!\[CDATA\[[^\]]*\]\]>\s*<\/style>\n?/g, '')
    .replaceAll(/ class="zr\d+-cls-\d+"/g, '')
    .replaceAll(/ ecmeta_\w+="[^"]*"/g, '')
    .replaceAll(/="(url\(#)?zr\d+-/g, '="$1c-')
