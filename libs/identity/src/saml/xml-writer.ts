import { DOMImplementation, XMLSerializer } from '@xmldom/xmldom';
import { NAMESPACES, type Prefix } from './vocabulary.js';

/** An element of a document to be written, as data. */
export interface XmlElement {
  readonly name: `${Prefix}:${string}`;
  /** An attribute without value is not written. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly content: readonly (XmlElement | string)[];
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** @param content elements, texts (which are escaped when written), and nothing where something optional is missing */
export function element(
  name: XmlElement['name'],
  attributes: XmlElement['attributes'],
  ...content: readonly (XmlElement | string | undefined)[]
): XmlElement {
  return { name, attributes, content: content.filter((part) => part !== undefined) };
}

/** @param prefixes declared once, at the root */
export function writeXml(root: XmlElement, prefixes: readonly Prefix[]): string {
  const document = new DOMImplementation().createDocument(null, null, null);
  const node = build(document, root);
  for (const prefix of prefixes) node.setAttributeNS(XMLNS, `xmlns:${prefix}`, NAMESPACES[prefix]);
  return new XMLSerializer().serializeToString(node);
}

function build(document: Document, { name, attributes, content }: XmlElement): Element {
  const node = document.createElementNS(namespaceOf(name), name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) node.setAttributeNS(namespaceOf(attribute), attribute, value);
  }
  for (const part of content) node.appendChild(typeof part === 'string' ? document.createTextNode(part) : build(document, part));
  return node;
}

function namespaceOf(qualifiedName: string): string | null {
  const [prefix, local] = qualifiedName.split(':');
  return local === undefined ? null : NAMESPACES[prefix as Prefix];
}
