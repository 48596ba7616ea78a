import type { Alternation } from './measure/alternate.ts';
import type { SideResult } from './measure/side.ts';

/** One line of the table: what was measured, what it should come to, and what it came to. */
export interface Finding extends Alternation {
  readonly name: string;
  /** Requests a second against the floor, latency against the small database, or the time of a request against one that asks for less. */
  readonly compares: 'throughput' | 'latency' | 'cost';
  readonly target: number;
  /** What keeps it from being faster. */
  readonly boundBy: string;
}

/** More is better for a throughput, less for a latency and a cost. */
export function holds({ compares, ratio, target }: Pick<Finding, 'compares' | 'ratio' | 'target'>): boolean {
  if (compares === 'throughput') return ratio >= target;
  return compares === 'latency' ? ratio < target : ratio <= target;
}

export function printReport(findings: readonly Finding[]): void {
  printTable(
    'Throughput, requests a second; processor time in ms a request: the process + PostgreSQL',
    ['', 'ours', 'floor', 'ratio', 'rounds', 'target', '', 'time, ours', 'time, floor'],
    findings.filter(({ compares }) => compares === 'throughput').map((finding) => throughputRow(finding)),
  );
  printTable(
    'Growth: the latency of one caller, median in ms',
    ['', 'large', 'small', 'ratio', 'rounds', 'target', ''],
    findings.filter(({ compares }) => compares === 'latency').map((finding) => latencyRow(finding)),
  );
  printTable(
    'Log in: all callers together, ms a request; processor time as above',
    ['', 'with', 'without', 'ratio', 'rounds', 'target', '', 'time, with', 'time, without'],
    findings.filter(({ compares }) => compares === 'cost').map((finding) => costRow(finding)),
  );
  console.log('\nWhat bounds each:');
  for (const [boundBy, of] of Map.groupBy(findings, (finding) => finding.boundBy))
    console.log(`  ${of.map(({ name }) => name).join(', ')}: ${boundBy}`);
}

function throughputRow(finding: Finding): string[] {
  const { name, ours, other, ratio, target } = finding;
  const rates = [ours.perSecond.toFixed(0), other.perSecond.toFixed(0)];
  return [name, ...rates, ratio.toFixed(2), spread(finding), `>= ${target}`, verdict(finding), processorTime(ours), processorTime(other)];
}

function latencyRow(finding: Finding): string[] {
  const { name, ours, other, ratio, target } = finding;
  return [name, latency(ours), latency(other), ratio.toFixed(2), spread(finding), `< ${target}`, verdict(finding)];
}

function costRow(finding: Finding): string[] {
  const { name, ours, other, ratio, target } = finding;
  const each = ({ perSecond }: SideResult) => (1000 / perSecond).toFixed(2);
  return [
    ...[name, each(ours), each(other), ratio.toFixed(2), spread(finding), `<= ${target}`, verdict(finding)],
    ...[processorTime(ours), processorTime(other)],
  ];
}

function verdict(finding: Finding): string {
  return holds(finding) ? 'ok' : 'MISSED';
}

function spread({ ratios }: Finding): string {
  return `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`;
}

function latency({ p50 }: SideResult): string {
  return p50?.toFixed(2) ?? '';
}

function processorTime({ processMilliseconds, postgresMilliseconds }: SideResult): string {
  return `${processMilliseconds?.toFixed(2) ?? '-'} + ${postgresMilliseconds?.toFixed(2) ?? '-'}`;
}

function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  console.log(`\n${title}\n${line(head)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  for (const row of rows) console.log(line(row).trimEnd());
}
