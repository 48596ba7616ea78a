export * from './chart/column-chart.js';
export * from './chart/span-chart.js';
