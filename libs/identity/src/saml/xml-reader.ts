import { DOMParser } from '@xmldom/xmldom';

/** What came is not XML, or more than the plain XML that a SAML document needs. */
export class UnreadableXml extends Error {}

/** Far deeper than any SAML document; canonicalisation is recursive. */
const MAX_DEPTH = 64;
const DECLARATION = /^\uFEFF?<\?xml\s[^>]*\?>/;
const OTHER_ENCODING = /encoding\s*=\s*["'](?!utf-8["'])/i;
/** Document types (hence entities), processing instructions and CDATA: SAML needs none, and each has been a way in. */
const UNWANTED = /<\?|<!(?!--)/;
/** Not allowed in XML 1.0 as they are; as character references they would reach the database. */
const CONTROL = /[^\t\n\r\u0020-\uFFFD]/;

function fail(message: string): never {
  throw new UnreadableXml(message);
}

/** xmldom would mend what is wrong; and its messages quote the document, which may speak of a person. */
const notWellFormed = () => fail('not well formed');
const parser = new DOMParser({ errorHandler: { warning: notWellFormed, error: notWellFormed, fatalError: notWellFormed } });

/**
 * The root of a well formed document of elements, attributes, text and comments, with every prefix declared and no ID twice.
 * @throws UnreadableXml
 */
export function readXml(source: string): Element {
  const declaration = DECLARATION.exec(source)?.[0] ?? '';
  if (OTHER_ENCODING.test(declaration)) fail('the encoding is not UTF-8');
  const text = source.slice(declaration.length);
  if (UNWANTED.test(text)) fail('document types, processing instructions and CDATA are not read');
  // xmldom drops what stands outside the root.
  if (!/^\s*</.test(text) || !text.trimEnd().endsWith('>')) notWellFormed();
  const root = parse(text);
  inspect(root, 1, new Set());
  return root;
}

function parse(text: string): Element {
  try {
    // xmldom has no element for an empty text, whatever its types say.
    const document = parser.parseFromString(text, 'text/xml') as Document | undefined;
    const root = document?.documentElement as Element | null | undefined;
    return root ?? fail('there is no element');
  } catch (error) {
    if (error instanceof UnreadableXml) throw error;
    return notWellFormed();
  }
}

function inspect(element: Element, depth: number, ids: Set<string>): void {
  if (depth > MAX_DEPTH) fail('nested too deeply');
  if (!isDeclared(element)) fail('a prefix without namespace');
  for (const attribute of Array.from(element.attributes)) {
    const { localName, value } = attribute;
    if (CONTROL.test(value)) fail('a control character in an attribute');
    if (!isDeclared(attribute)) fail('a prefix without namespace');
    if (!/^id$/i.test(localName)) continue;
    if (ids.has(value)) fail('the same ID twice');
    ids.add(value);
  }
  if (isCutByComment(element)) fail('a comment inside a text');
  for (const node of nodesOf(element)) {
    if (isElement(node)) inspect(node, depth + 1, ids);
    else if (CONTROL.test(node.nodeValue ?? '')) fail('a control character in a text');
  }
}

/** xmldom takes a prefix that nobody declared for one without namespace. */
function isDeclared({ prefix, namespaceURI }: Element | Attr): boolean {
  return !prefix || (typeof namespaceURI === 'string' && namespaceURI !== '');
}

/** Some readers take what stands before a comment for the whole text. Between elements a comment harms nobody. */
function isCutByComment(element: Element): boolean {
  const nodes = [...nodesOf(element)];
  return (
    nodes.some((node) => node.nodeType === node.COMMENT_NODE) &&
    nodes.some((node) => node.nodeType === node.TEXT_NODE && node.nodeValue?.trim())
  );
}

function* nodesOf(parent: Element): Generator<Node> {
  for (let node = parent.firstChild; node; node = node.nextSibling) yield node;
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

/** Every element below this one, in the document's order. */
export function* descendantsOf(parent: Element): Generator<Element> {
  for (const child of childElements(parent)) {
    yield child;
    yield* descendantsOf(child);
  }
}

export function childElements(parent: Element): readonly Element[] {
  return [...nodesOf(parent)].filter(isElement);
}

export function childrenOf(parent: Element, namespace: string, name: string): readonly Element[] {
  return childElements(parent).filter((child) => isNamed(child, namespace, name));
}

/** The child of that name when there is exactly one: none for none, and none for two. */
export function onlyChild(parent: Element | undefined, namespace: string, name: string): Element | undefined {
  const children = parent ? childrenOf(parent, namespace, name) : [];
  return children.length === 1 ? children[0] : undefined;
}

export function isNamed(element: Element, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name;
}

/** Absent, not empty, when the attribute is not there. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.getAttributeNode(name)?.value;
}

/** The whole text, without the white space around it. None when there are elements in it. */
export function textOf(element: Element | undefined): string | undefined {
  if (!element) return undefined;
  const nodes = [...nodesOf(element)];
  if (nodes.some(isElement)) return undefined;
  return nodes
    .filter((node) => node.nodeType === node.TEXT_NODE)
    .map((node) => node.nodeValue ?? '')
    .join('')
    .trim();
}

/** Whether a comment stands anywhere in it. */
export function hasComment(element: Element): boolean {
  return [...nodesOf(element)].some((node) => (isElement(node) ? hasComment(node) : node.nodeType === node.COMMENT_NODE));
}
