import { isElement, type XmlElement, type XmlNode } from './element.js';

/** What stands in a document instead of an element: nothing, the element altered, or more of them. */
export type Change = (element: XmlElement) => readonly XmlNode[];

export const leaveOut: Change = () => [];
export const twice: Change = (element) => [element, element];

/** A value undefined leaves the attribute out. */
export function attributes(changed: XmlElement['attributes']): Change {
  return (element) => [{ ...element, attributes: { ...element.attributes, ...changed } }];
}

export function content(...nodes: readonly XmlNode[]): Change {
  return (element) => [{ ...element, content: nodes }];
}

export function appended(...nodes: readonly XmlNode[]): Change {
  return (element) => [{ ...element, content: [...element.content, ...nodes] }];
}

export function preceded(...nodes: readonly XmlNode[]): Change {
  return (element) => [...nodes, element];
}

export function followed(...nodes: readonly XmlNode[]): Change {
  return (element) => [element, ...nodes];
}

export function renamed(name: string): Change {
  return (element) => [{ ...element, name }];
}

/** Children in the opposite order. */
export const reversed: Change = (element) => [{ ...element, content: element.content.toReversed() }];

/** Alters the text of an element that has nothing else. */
export function text(alter: (text: string) => XmlNode): Change {
  return (element) => [{ ...element, content: element.content.map((node) => (typeof node === 'string' ? alter(node) : node)) }];
}

/** Of elements that come several times (attributes), only those that the condition picks. */
export function only(condition: (element: XmlElement) => boolean, change: Change): Change {
  return (element) => (condition(element) ? change(element) : [element]);
}

export function all(...changes: readonly Change[]): Change {
  return (element) =>
    changes.reduce<readonly XmlNode[]>((nodes, change) => nodes.flatMap((node) => (isElement(node) ? change(node) : [node])), [element]);
}
