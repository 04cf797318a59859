import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  Tooltip,
} from 'chart.js';
import type { Chart as ChartSpec, Series } from '../outline.js';

/** Runs in the page, bundled with the parts of Chart.js that it uses. Loads nothing, keeps nothing. */

type Spec = Omit<ChartSpec, 'table' | 'caption'>;

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

const BAR = 30;
const AROUND = 90;
const UPRIGHT = 280;
/** Narrower canvases get shorter labels. */
const NARROW = 560;

const specs = JSON.parse(document.getElementById('charts')?.textContent ?? '[]') as readonly Spec[];
function redraw(): void {
  for (const chart of charts) chart.destroy();
  charts = draw();
}

function draw(): readonly Chart[] {
  document.documentElement.classList.add('drawn');
  return specs.flatMap((spec) => {
    const canvas = document.getElementById(spec.id);
    if (!(canvas instanceof HTMLCanvasElement) || canvas.parentElement === null) return [];
    canvas.parentElement.style.height = `${heightOf(spec)}px`;
    return [new Chart(canvas, configuration(spec, canvas.parentElement.clientWidth < NARROW))];
  });
}

const heightOf = ({ direction, labels }: Spec): number =>
  direction === 'across' ? labels.length * BAR + AROUND : UPRIGHT;

const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function configuration(spec: Spec, isNarrow: boolean): ChartConfiguration<'bar'> {
  const across = spec.direction === 'across';
  const value = valueScale(spec, across);
  const category = categoryScale(spec, across, isNarrow);
  Chart.defaults.color = colour('soft');
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = isNarrow ? 11 : 12;
  return {
    type: 'bar',
    data: { labels: [...spec.labels], datasets: spec.series.map(dataset) },
    options: {
      indexAxis: across ? 'y' : 'x',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      scales: across ? { x: value, y: category } : { x: category, y: value },
      plugins: {
        legend: {
          display: spec.series.length > 1,
          position: 'top',
          align: 'start',
          labels: { boxWidth: 12, boxHeight: 12, padding: 14 },
        },
        tooltip: {
          callbacks: {
            label: ({ datasetIndex, dataIndex }) => spec.series[datasetIndex]?.texts[dataIndex] ?? '',
          },
        },
      },
    },
  };
}

const dataset = ({ name, tone, values }: Series) => ({
  label: name,
  data: [...values],
  backgroundColor: colour(tone),
  borderColor: colour('paper'),
  borderWidth: 1,
  borderRadius: 2,
  maxBarThickness: 22,
});

const valueScale = ({ axis, series }: Spec, across: boolean) => ({
  stacked: true,
  beginAtZero: true,
  ...(axis.startsWith('%') ? { max: 100 } : {}),
  title: { display: true, text: axis },
  border: { display: false },
  grid: { color: colour('line') },
  ticks: { maxTicksLimit: across ? 7 : 6, ...(isWhole(series) ? { precision: 0 } : {}) },
});

const isWhole = (series: readonly Series[]): boolean =>
  series.every(({ values }) => values.every(Number.isInteger));

const categoryScale = ({ labels }: Spec, across: boolean, isNarrow: boolean) => ({
  stacked: true,
  grid: { display: false },
  border: { color: colour('line') },
  ticks: {
    autoSkip: !across,
    maxRotation: across ? 0 : 50,
    color: colour('ink'),
    callback: (_: unknown, index: number) => shortened(labels[index] ?? '', isNarrow ? 19 : 44),
  },
});

const shortened = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;

let charts: readonly Chart[] = draw();

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
// Paper is light, whatever the screen is.
addEventListener('beforeprint', () => {
  document.documentElement.classList.add('printing');
  redraw();
});
addEventListener('afterprint', () => {
  document.documentElement.classList.remove('printing');
  redraw();
});
