import { type CssNode, parse, walk } from 'css-tree';
import type { SourceText } from './source-text.js';
import type { TenantFileProblem } from './tenant-file.errors.js';

/** At-rules that only say when a rule applies: none of them loads anything. */
const AT_RULES = new Set(['media', 'supports']);
/** Functions that compute; url(), image-set(), src(), expression() and whatever comes next are refused for not being here. */
const FUNCTIONS = new Set(
  'var calc min max clamp rgb rgba hsl hsla hwb lab lch oklab oklch color-mix linear-gradient radial-gradient translate translatex translatey scale rotate'.split(
    ' ',
  ),
);
const SELECTOR_FUNCTIONS = new Set(['not', 'is', 'where', 'has', 'nth-child', 'nth-of-type', 'nth-last-child']);

/** What a theme must not do: load something from elsewhere, or be written so that its reading is not certain. */
export function cssProblems(source: SourceText): readonly TenantFileProblem[] {
  // An escape can spell url( in a way that a reader of names does not see; a theme has no need of one.
  const escape = source.text.indexOf('\\');
  if (escape !== -1) return [source.problemAt(escape, 'UNSAFE_CSS', 'a backslash is not allowed in a theme')];

  const problems: TenantFileProblem[] = [];
  const refuse = (offset: number, message: string): void => {
    problems.push(source.problemAt(offset, 'UNSAFE_CSS', message));
  };
  const sheet = parse(source.text, {
    positions: true,
    parseCustomProperty: true,
    onParseError: (error) => refuse(error.offset, `not valid CSS: ${error.message}`),
  });
  walk(sheet, (node) => {
    const message = refusal(node);
    if (message !== undefined) refuse(node.loc?.start.offset ?? 0, message);
  });
  return problems;
}

function refusal(node: CssNode): string | undefined {
  switch (node.type) {
    case 'Url':
      return 'url() is not allowed in a theme: it must not load anything';
    case 'Atrule':
      return AT_RULES.has(node.name.toLowerCase()) ? undefined : `@${node.name} is not allowed in a theme; allowed: @media, @supports`;
    case 'Function':
      return FUNCTIONS.has(node.name.toLowerCase())
        ? undefined
        : `${node.name}() is not allowed in a theme; allowed: ${[...FUNCTIONS].join(', ')}`;
    case 'PseudoClassSelector':
      return node.children === null || SELECTOR_FUNCTIONS.has(node.name.toLowerCase())
        ? undefined
        : `:${node.name}() is not allowed in a theme`;
    case 'Raw':
      return 'this cannot be read with certainty, so it is not allowed in a theme';
    default:
      return undefined;
  }
}
