import type { RegisteredFederation } from '../../persistence/identity-provider.repository.js';

/** An identity provider by name alone: nothing that it says would be believed. */
export interface NamedProvider {
  readonly entityId: string;
  readonly name: string;
}

/**
 * The registry as it stood when this was written, for the first start: until it is read for the first time. Names without keys and addresses, so
 * that no login is begun with what nobody vouches for. Where they are from and why there is no more: the package's README.
 */
export const SHIPPED_REGISTRY: Readonly<Record<RegisteredFederation, readonly NamedProvider[]>> = {
  SPID: [
    { entityId: 'https://loginspid.aruba.it', name: 'ArubaPEC S.p.A.' },
    { entityId: 'https://id.eht.eu', name: 'EtnaHitech S.C.p.A.' },
    { entityId: 'https://loginspid.infocamere.it', name: 'InfoCamere S.C.p.A.' },
    { entityId: 'https://identity.infocert.it', name: 'InfoCert S.p.A.' },
    { entityId: 'https://idp.intesigroup.com', name: 'Intesi Group S.p.A.' },
    { entityId: 'https://id.lepida.it/idp/shibboleth', name: 'Lepida S.p.A.' },
    { entityId: 'https://idp.namirialtsp.com/idp', name: 'Namirial' },
    { entityId: 'https://posteid.poste.it', name: 'Poste Italiane SpA' },
    { entityId: 'https://spid.register.it', name: 'Register.it S.p.A.' },
    { entityId: 'https://identity.sieltecloud.it', name: 'Sielte S.p.A.' },
    { entityId: 'https://spid.teamsystem.com/idp', name: 'TeamSystem s.p.a.' },
    { entityId: 'https://login.id.tim.it/affwebservices/public/saml2sso', name: 'TI Trust Technologies srl' },
  ],
  CIE: [{ entityId: 'https://idserver.servizicie.interno.gov.it/idp/profile/SAML2/POST/SSO', name: 'Ministero dell’Interno' }],
};
