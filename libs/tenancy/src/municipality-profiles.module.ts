import { Global, Module } from '@nestjs/common';
import { MUNICIPALITY_MAP, MUNICIPALITY_PROFILES } from '@casa/contracts';
import { ReadMunicipalities } from './application/read-municipalities.js';
import { ReadMunicipalityMap } from './application/read-municipality-map.js';
import { ReadMunicipalityProfile } from './application/read-municipality-profile.js';

/** Answers for municipalities to the modules that write letters, or look beyond one of them. */
@Global()
@Module({
  providers: [
    ReadMunicipalities,
    { provide: MUNICIPALITY_MAP, useClass: ReadMunicipalityMap },
    { provide: MUNICIPALITY_PROFILES, useClass: ReadMunicipalityProfile },
  ],
  exports: [MUNICIPALITY_MAP, MUNICIPALITY_PROFILES],
})
export class MunicipalityProfilesModule {}
