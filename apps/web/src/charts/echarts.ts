import { BarChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts';
import {
  AriaComponent,
  CalendarComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, HeatmapChart, LineChart, SankeyChart]);
use([AriaComponent, CalendarComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent]);
use([SVGRenderer]);

/** The engine of the charts with the parts ours are made of. Loaded only by a page that draws one. */
export { init };
