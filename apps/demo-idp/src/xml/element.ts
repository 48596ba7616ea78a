/** XML as data, for whoever writes it: so that any element can be changed, repeated or left out before it is written. */
export interface XmlElement {
  /** With its prefix: `saml:Issuer`. */
  readonly name: string;
  /** An attribute without value is not written. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly content: readonly XmlNode[];
}

/** Written as it is: comments, entities, CDATA. */
export interface Markup {
  readonly markup: string;
}

/** A plain text is escaped when it is written. */
export type XmlNode = XmlElement | Markup | string;

export function element(name: string, attributes: XmlElement['attributes'] = {}, ...content: readonly XmlNode[]): XmlElement {
  return { name, attributes, content };
}

export function markup(text: string): Markup {
  return { markup: text };
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node === 'object' && 'name' in node;
}

export function writeXml(...nodes: readonly XmlNode[]): string {
  return nodes.map(writeNode).join('');
}

function writeNode(node: XmlNode): string {
  if (typeof node === 'string') return escapeXml(node);
  if ('markup' in node) return node.markup;
  const attributes = Object.entries(node.attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escapeXml(value)}"`],
  );
  const open = `${node.name}${attributes.join('')}`;
  return node.content.length === 0 ? `<${open}/>` : `<${open}>${writeXml(...node.content)}</${node.name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
