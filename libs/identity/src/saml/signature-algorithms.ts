const XMLDSIG_MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';

export const RSA_SHA256 = `${XMLDSIG_MORE}rsa-sha256`;
export const SHA256 = `${XMLENC}sha256`;

/** The only signature algorithms (SPID Avviso 29: RSA with SHA-256 or SHA-512), with the name that Node knows the hash by. */
export const SIGNATURE_HASHES: ReadonlyMap<string, string> = new Map([
  [RSA_SHA256, 'sha256'],
  [`${XMLDSIG_MORE}rsa-sha512`, 'sha512'],
]);

/** The only digests. */
export const DIGESTS: ReadonlySet<string> = new Set([SHA256, `${XMLENC}sha512`]);
