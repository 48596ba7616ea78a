import { deflateRawSync } from 'node:zlib';
import { encodeBase64 } from '@casa/demo-idp';
import { answer, type PostedForm } from './answer.js';
import { accepted, type Altered, EVERYWHERE, refused, type Variation } from './variation.js';

const EXTERNAL_ENTITY = '<!DOCTYPE samlp:Response [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const EXTERNAL_DTD = '<!DOCTYPE samlp:Response SYSTEM "http://127.0.0.1:9/evil.dtd">';
/** Ten to the ninth times the same three letters. */
const ENTITY_BOMB = `<!DOCTYPE samlp:Response [<!ENTITY e0 "lol">${Array.from(
  { length: 9 },
  (_, depth) => `<!ENTITY e${depth + 1} "${`&e${depth};`.repeat(10)}">`,
).join('')}]>`;

/** An entity where nothing is signed, so that only the document type can be what is refused. */
function withEntity(documentType: string, entity: string): Altered {
  return {
    sign: 'assertion',
    afterSigning: (xml) =>
      documentType + xml.replace('</samlp:Status>', `<samlp:StatusMessage>&${entity};</samlp:StatusMessage></samlp:Status>`),
  };
}

const DOCUMENT_TYPES: readonly Variation[] = [
  refused('a document type that does nothing', { afterSigning: (xml) => `<!DOCTYPE samlp:Response>${xml}` }),
  refused('an external document type', { afterSigning: (xml) => EXTERNAL_DTD + xml }),
  refused('an external entity', withEntity(EXTERNAL_ENTITY, 'e')),
  refused('an entity bomb', withEntity(ENTITY_BOMB, 'e9')),
  refused('an entity nobody declared', {
    sign: 'assertion',
    afterSigning: (xml) => xml.replace('</samlp:Status>', '&nobody;</samlp:Status>'),
  }),
];

/** Canonical XML has no comments: the signature stays valid, and a careless reader takes only the text before them. */
function commented(pattern: RegExp): Altered {
  return { afterSigning: (xml) => xml.replace(pattern, (text) => `${text.slice(0, -2)}<!---->${text.slice(-2)}`) };
}

const COMMENTS: readonly Variation[] = [
  refused('a comment inside the NameID', commented(/(?<=<saml:NameID [^>]*>)[^<]+/)),
  refused('a comment inside an attribute’s value', commented(/TINIT-\w{16}/)),
  refused('a comment inside the Audience', commented(/(?<=<saml:Audience>)[^<]+/)),
  refused('a comment inside the Assertion’s Issuer', commented(/(?<=<saml:Assertion .*?<saml:Issuer [^>]*>)[^<]+/)),
  refused('a comment inside the class of the login', commented(/(?<=<saml:AuthnContextClassRef>)[^<]+/)),
];

const ENCODINGS: readonly Variation[] = [
  accepted('base64 in lines of 76', { encode: (xml) => encodeBase64(xml).replace(/.{76}/g, '$&\r\n') }),
  refused('not base64', { encode: () => '§§§ non è base64 §§§' }),
  refused('base64 of nothing readable', { encode: () => Buffer.from([0, 255, 1, 254]).toString('base64') }),
  refused('nothing', { encode: () => '' }),
  refused('compressed, as if by Redirect', { encode: (xml) => deflateRawSync(xml).toString('base64') }),
  refused('UTF-16', { encode: (xml) => Buffer.from(`\uFEFF${xml}`, 'utf16le').toString('base64') }),
  refused('cut off', { encode: (xml) => encodeBase64(xml.slice(0, -20)) }),
  refused('two documents', { encode: (xml) => encodeBase64(xml + xml) }),
  refused('HTML', { encode: () => encodeBase64('<!doctype html><title>Accedi</title>') }),
  refused('two megabytes', { encode: (xml) => encodeBase64(`${xml}<!--${'x'.repeat(2_000_000)}-->`) }),
];

function refusedForm(name: string, change: (fields: PostedForm['fields']) => PostedForm['fields']): Variation {
  return {
    name,
    expected: 'refused',
    federations: EVERYWHERE,
    make: (request, sp) => {
      const form = answer(request, sp);
      return { ...form, fields: change(form.fields) };
    },
  };
}

const FORMS: readonly Variation[] = [
  refusedForm('no SAMLResponse', ({ SAMLResponse: _left, ...fields }) => fields),
  refusedForm('an unknown RelayState', (fields) => ({ ...fields, RelayState: 'sconosciuto' })),
  refusedForm('an address as RelayState', (fields) => ({ ...fields, RelayState: 'https://altrove.example/' })),
  refusedForm('a path as RelayState', (fields) => ({ ...fields, RelayState: '//altrove.example/area' })),
  refusedForm('a huge RelayState', (fields) => ({ ...fields, RelayState: 'x'.repeat(100_000) })),
];

const REPLAYS: readonly Variation[] = [
  { ...refused('the same answer again', {}), again: (first) => first },
  { ...refused('another answer to a request that was answered', {}), again: (_first, request, sp) => answer(request, sp) },
  { ...refused('an answer to no request', {}), make: (request, sp) => answer({ ...request, id: '_mai-chiesta' }, sp) },
];

/** The document as a whole, its encoding, the form that carries it, and its second time. */
export const DOCUMENT_VARIATIONS: readonly Variation[] = [...DOCUMENT_TYPES, ...COMMENTS, ...ENCODINGS, ...FORMS, ...REPLAYS];
