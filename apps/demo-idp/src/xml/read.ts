import { DOMParser, XMLSerializer } from '@xmldom/xmldom';

/** What came is not XML, or has a document type (which no SAML message needs). */
export class UnreadableXml extends Error {}

/** @throws UnreadableXml */
export function readXml(text: string): Element {
  if (/<!DOCTYPE/i.test(text)) throw new UnreadableXml('a document type is not allowed');
  const parser = new DOMParser({
    errorHandler: (_level, message) => {
      throw new UnreadableXml(String(message));
    },
  });
  // xmldom gives nothing at all for an empty text, whatever its types say.
  const root = (parser.parseFromString(text, 'text/xml') as Document | undefined)?.documentElement as Element | null | undefined;
  if (!root) throw new UnreadableXml('there is no element');
  return root;
}

export function childrenOf(parent: Element, namespace: string, name: string): readonly Element[] {
  return Array.from(parent.childNodes)
    .filter((node): node is Element => node.nodeType === node.ELEMENT_NODE)
    .filter((child) => child.namespaceURI === namespace && child.localName === name);
}

export function childOf(parent: Element | undefined, namespace: string, name: string): Element | undefined {
  return parent && childrenOf(parent, namespace, name)[0];
}

/** Absent, not empty, when the attribute is not there. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.getAttributeNode(name)?.value;
}

export function textOf(element: Element | undefined): string | undefined {
  return element?.textContent.trim();
}

/** An element that was read and perhaps moved about, as text again. */
export function rewriteXml(element: Element): string {
  return new XMLSerializer().serializeToString(element);
}
