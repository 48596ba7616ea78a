import { Global, Module } from '@nestjs/common';
import { MUNICIPALITY_PROFILES } from '@casa/contracts';
import { ReadMunicipalities } from './application/read-municipalities.js';
import { ReadMunicipalityProfile } from './application/read-municipality-profile.js';

/** Answers for municipalities to the modules that write letters. */
@Global()
@Module({
  providers: [ReadMunicipalities, { provide: MUNICIPALITY_PROFILES, useClass: ReadMunicipalityProfile }],
  exports: [MUNICIPALITY_PROFILES],
})
export class MunicipalityProfilesModule {}
