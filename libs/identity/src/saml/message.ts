import { refuse } from './refusal.js';
import { descendantsOf, isNamed, readXml, UnreadableXml } from './xml-reader.js';
import { PROTOCOL } from './vocabulary.js';

/** Elements that a message has in one place only. A second one anywhere else is how signatures are wrapped. */
const MESSAGES = ['Response', 'AuthnRequest', 'LogoutRequest', 'LogoutResponse'];

/**
 * A message of one of the given kinds, with signatures and assertions only where they belong: signatures directly in the message or
 * in its assertion, assertions directly in the message. By local name alone, so that no other namespace hides one.
 * Refuses with STRUCTURE.
 */
export function openMessage(xml: string, kinds: readonly string[]): Element {
  const root = read(xml);
  if (!kinds.some((kind) => isNamed(root, PROTOCOL, kind))) refuse('STRUCTURE', `not a ${kinds.join(' or ')}`);
  for (const element of descendantsOf(root)) {
    if (!isInPlace(element, root)) refuse('STRUCTURE', `${element.localName} where it does not belong`);
  }
  return root;
}

function read(xml: string): Element {
  try {
    return readXml(xml);
  } catch (error) {
    if (error instanceof UnreadableXml) return refuse('STRUCTURE', error.message);
    throw error;
  }
}

function isInPlace(element: Element, root: Element): boolean {
  const parent = element.parentNode;
  switch (element.localName) {
    case 'Signature':
      return parent === root || (parent?.parentNode === root && (parent as Element).localName === 'Assertion');
    case 'Assertion':
      return parent === root;
    case 'EncryptedAssertion':
      return false;
    default:
      return !MESSAGES.includes(element.localName);
  }
}
