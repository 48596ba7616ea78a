import { Global, Module } from '@nestjs/common';
import { MUNICIPALITY_PROFILES } from '@casa/contracts';
import { ReadMunicipalityProfile } from './application/read-municipality-profile.js';
import { MunicipalityRepository } from './persistence/municipality.repository.js';

/** Answers for municipalities to modules that write letters; global, as a port is. */
@Global()
@Module({
  providers: [MunicipalityRepository, { provide: MUNICIPALITY_PROFILES, useClass: ReadMunicipalityProfile }],
  exports: [MUNICIPALITY_PROFILES],
})
export class MunicipalityProfilesModule {}
