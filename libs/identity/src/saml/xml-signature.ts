import { refuse } from './refusal.js';
import { DIGEST_HASHES, SIGNATURE_HASHES } from './signature-algorithms.js';
import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, NAMESPACES } from './vocabulary.js';
import { attributeOf, childElements, hasComment, onlyChild, textOf } from './xml-reader.js';

/** A signature of an element, in the one form that SAML knows. */
export interface XmlSignature {
  readonly element: Element;
  readonly signedInfo: Element;
  /** Name of the hash, for Node. */
  readonly hash: string;
  readonly value: Buffer;
  readonly digestHash: string;
  readonly digest: Buffer;
  /** Prefixes that belong to the canonical form though no name uses them. */
  readonly prefixes: readonly string[];
}

const CHILDREN = [
  ['SignedInfo', 'SignatureValue'],
  ['SignedInfo', 'SignatureValue', 'KeyInfo'],
];

/** Whether the element bears a signature, valid or not. */
export function isSigned(element: Element): boolean {
  return signaturesIn(element).length > 0;
}

/**
 * The element's signature, if it is as SAML wants it (core, 5.4): one reference, to the element's own ID; enveloped and exclusive
 * canonicalisation, in this order and nothing else; RSA; no objects; no comments, which could cut a value. Refuses with SIGNATURE.
 */
export function signatureOf(signed: Element): XmlSignature {
  const wrong = (detail: string): never => refuse('SIGNATURE', `the signature of the ${signed.localName}: ${detail}`);
  const [element, ...others] = signaturesIn(signed);
  if (!element || others.length > 0) return wrong('there is not exactly one');
  if (element.namespaceURI !== NAMESPACES.ds || hasComment(element)) wrong('of another namespace, or with comments');
  if (!CHILDREN.some((names) => areNamed(element, names))) wrong('not SignedInfo, SignatureValue, KeyInfo');
  const [signedInfo, value] = childElements(element);
  if (!signedInfo || !areNamed(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']))
    return wrong('not exactly one reference');
  const [canonicalization, method, reference] = childElements(signedInfo);
  if (!reference || !areNamed(reference, ['Transforms', 'DigestMethod', 'DigestValue'])) return wrong('not a reference');
  const [transforms, digestMethod, digest] = childElements(reference);
  if (!transforms || !areNamed(transforms, ['Transform', 'Transform'])) return wrong('other transforms');
  const [enveloped, exclusive] = childElements(transforms);

  const id = attributeOf(signed, 'ID');
  if (!id || attributeOf(reference, 'URI') !== `#${id}`) wrong('it refers to something else');
  if (![enveloped, canonicalization, method, digestMethod].every(isEmpty)) wrong('an algorithm with parameters');
  if (algorithmOf(canonicalization) !== EXCLUSIVE_C14N) wrong('another canonicalisation');
  if (algorithmOf(enveloped) !== ENVELOPED_SIGNATURE || algorithmOf(exclusive) !== EXCLUSIVE_C14N) wrong('other transforms');
  return {
    element,
    signedInfo,
    hash: SIGNATURE_HASHES.get(algorithmOf(method)) ?? wrong('another algorithm'),
    value: bytesOf(value),
    digestHash: DIGEST_HASHES.get(algorithmOf(digestMethod)) ?? wrong('another digest'),
    digest: bytesOf(digest),
    prefixes: prefixesOf(exclusive) ?? wrong('an algorithm with parameters'),
  };
}

function signaturesIn(element: Element): readonly Element[] {
  return childElements(element).filter(({ localName }) => localName === 'Signature');
}

/** Whether the children are these elements of XML Signature, in this order and no other. */
function areNamed(parent: Element, names: readonly string[]): boolean {
  const found = childElements(parent).map(({ namespaceURI, localName }) => (namespaceURI === NAMESPACES.ds ? localName : ''));
  return found.length === names.length && found.every((name, at) => name === names[at]);
}

function algorithmOf(element: Element | undefined): string {
  return attributeOf(element, 'Algorithm') ?? '';
}

function isEmpty(element: Element | undefined): boolean {
  return element !== undefined && childElements(element).length === 0;
}

function bytesOf(element: Element | undefined): Buffer {
  return Buffer.from(textOf(element) ?? '', 'base64');
}

/** OpenSAML (hence Shibboleth, hence CIE) names the prefixes of `xsi:type` in the transform; nothing else may be there. */
function prefixesOf(transform: Element | undefined): readonly string[] | undefined {
  if (!transform || isEmpty(transform)) return [];
  if (childElements(transform).length > 1) return undefined;
  const list = onlyChild(transform, EXCLUSIVE_C14N, 'InclusiveNamespaces');
  return list && (attributeOf(list, 'PrefixList') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
}
