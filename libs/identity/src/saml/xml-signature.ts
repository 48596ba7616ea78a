import { refuse } from './refusal.js';
import { DIGESTS, SIGNATURE_HASHES } from './signature-algorithms.js';
import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, NAMESPACES } from './vocabulary.js';
import { attributeOf, childElements, hasComment, onlyChild } from './xml-reader.js';

const CHILDREN = [
  ['SignedInfo', 'SignatureValue'],
  ['SignedInfo', 'SignatureValue', 'KeyInfo'],
];

/** Whether the element bears a signature, valid or not. */
export function isSigned(element: Element): boolean {
  return signaturesIn(element).length > 0;
}

/**
 * The element's signature, not yet verified, if it is as SAML wants it (core, 5.4): one reference, to the element's own ID; enveloped and
 * exclusive canonicalisation, in this order and nothing else; RSA; no objects; no comments, which could cut a value. XML Signature knows
 * far more, and what it knows has been used for attacks. Refuses with SIGNATURE.
 */
export function signatureOf(signed: Element): Element {
  const wrong = (detail: string): never => refuse('SIGNATURE', `the signature of the ${signed.localName}: ${detail}`);
  const [element, ...others] = signaturesIn(signed);
  if (!element || others.length > 0) return wrong('there is not exactly one');
  if (element.namespaceURI !== NAMESPACES.ds || hasComment(element)) wrong('of another namespace, or with comments');
  if (!CHILDREN.some((names) => areNamed(element, names))) wrong('not SignedInfo, SignatureValue, KeyInfo');
  const [signedInfo] = childElements(element);
  if (!signedInfo || !areNamed(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']))
    return wrong('not exactly one reference');
  const [canonicalization, method, reference] = childElements(signedInfo);
  if (!reference || !areNamed(reference, ['Transforms', 'DigestMethod', 'DigestValue'])) return wrong('not a reference');
  const [transforms, digestMethod] = childElements(reference);
  if (!transforms || !areNamed(transforms, ['Transform', 'Transform'])) return wrong('other transforms');
  const [enveloped, exclusive] = childElements(transforms);

  const id = attributeOf(signed, 'ID');
  if (!id || attributeOf(reference, 'URI') !== `#${id}`) wrong('it refers to something else');
  if (![enveloped, canonicalization, method, digestMethod].every(isEmpty) || !namesPrefixesAtMost(exclusive))
    wrong('an algorithm with parameters');
  if (algorithmOf(canonicalization) !== EXCLUSIVE_C14N) wrong('another canonicalisation');
  if (algorithmOf(enveloped) !== ENVELOPED_SIGNATURE || algorithmOf(exclusive) !== EXCLUSIVE_C14N) wrong('other transforms');
  if (!SIGNATURE_HASHES.has(algorithmOf(method))) wrong('another algorithm');
  if (!DIGESTS.has(algorithmOf(digestMethod))) wrong('another digest');
  return element;
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

/** OpenSAML (hence Shibboleth, hence CIE) names the prefixes of `xsi:type` in the transform; nothing else may be there. */
function namesPrefixesAtMost(transform: Element | undefined): boolean {
  if (!transform || isEmpty(transform)) return true;
  return childElements(transform).length === 1 && onlyChild(transform, EXCLUSIVE_C14N, 'InclusiveNamespaces') !== undefined;
}
