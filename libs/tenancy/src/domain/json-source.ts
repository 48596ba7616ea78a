import { ok, refused, type Result } from '@casa/kernel';
import { createScanner, findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { readSourceText, type SourceText } from './source-text.js';
import type { TenantFileProblem, TenantFileProblemCode } from './tenant-file.errors.js';

/** Keys and indexes from the root of a JSON document to an entry. */
export type JsonPath = readonly (string | number)[];

const MAX_BYTES = 1_048_576;
/** The schema goes nine levels down; a file far deeper is an attack on the parser's stack. */
const MAX_DEPTH = 32;
/** Invisible, and able to change what a reader believes to read; only the line feed is of use in a text. */
const FORBIDDEN = /\p{Bidi_Control}|(?!\n)\p{Cc}/u;

/** A JSON file that remembers where each of its entries stands. */
export class JsonSource {
  private constructor(
    private readonly source: SourceText,
    private readonly root: Node,
    readonly value: unknown,
  ) {}

  static read(file: string): Result<JsonSource, readonly TenantFileProblem[]> {
    const source = readSourceText(file, MAX_BYTES);
    return source.ok ? JsonSource.parse(source.value) : refused([source.refusal]);
  }

  static parse(source: SourceText): Result<JsonSource, readonly TenantFileProblem[]> {
    const tooDeep = offsetBelow(source.text, MAX_DEPTH);
    if (tooDeep !== undefined) {
      return refused([source.problemAt(tooDeep, 'NOT_JSON', `lists and objects may be nested at most ${MAX_DEPTH} deep`)]);
    }
    const errors: ParseError[] = [];
    const root = parseTree(source.text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
    if (root === undefined || errors.length > 0) {
      const found = errors.map(({ error, offset }) =>
        source.problemAt(offset, 'NOT_JSON', `not valid JSON: ${sentence(printParseErrorCode(error))}`),
      );
      return refused(found);
    }
    const problems = [...checkedText(source, root)];
    return problems.length > 0 ? refused(problems) : ok(new JsonSource(source, root, JSON.parse(source.text)));
  }

  /** A problem at the entry, or at the nearest one around it when the entry itself is not written in the file. */
  problem(path: JsonPath, code: TenantFileProblemCode, message: string, where: 'value' | 'key' = 'value'): TenantFileProblem {
    for (let length = path.length; length >= 0; length -= 1) {
      const written = path.slice(0, length);
      const node = findNodeAtLocation(this.root, [...written]);
      if (node !== undefined) {
        const at = where === 'key' && node.parent?.type === 'property' ? node.parent : node;
        return this.source.problemAt(at.offset, code, message, toPointer(written));
      }
    }
    return this.source.problemAt(0, code, message);
  }
}

function toPointer(path: JsonPath): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The path a JSON pointer takes through a value: what leads into a list is an index, what leads into an object a key. */
export function fromPointer(pointer: string, root: unknown): JsonPath {
  let here: unknown = root;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(here) ? Number(key) : key;
      here = (here as Record<string | number, unknown>)[step];
      return step;
    });
}

function offsetBelow(text: string, maxDepth: number): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    // A bracket is a token of one character; a string is never shorter than its two quotes.
    const token = scanner.getTokenLength() === 1 ? text.charAt(scanner.getTokenOffset()) : '';
    if ('{['.includes(token) && token !== '') depth += 1;
    if ('}]'.includes(token) && token !== '') depth -= 1;
    if (depth > maxDepth) return scanner.getTokenOffset();
  }
  return undefined;
}

/** What the parser lets pass: a key given twice, and characters no text of a municipality has a use for. */
function* checkedText(source: SourceText, node: Node): Generator<TenantFileProblem> {
  if (node.type === 'string' && (FORBIDDEN.test(node.value as string) || !(node.value as string).isWellFormed())) {
    yield source.problemAt(
      node.offset,
      'FORBIDDEN_CHARACTER',
      'the text contains an invisible control character; only line feeds (\\n) are allowed',
    );
  }
  if (node.type === 'object') {
    const seen = new Set<unknown>();
    for (const key of (node.children ?? []).flatMap((property) => property.children?.[0] ?? [])) {
      if (seen.has(key.value))
        yield source.problemAt(key.offset, 'DUPLICATE_KEY', `the key "${String(key.value)}" is given twice in this object`);
      seen.add(key.value);
    }
  }
  for (const child of node.children ?? []) yield* checkedText(source, child);
}

function sentence(parserCode: string): string {
  return parserCode.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
