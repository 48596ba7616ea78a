import { Global, Module } from '@nestjs/common';
import { STAFF_DIRECTORY } from '@casa/contracts';
import { KnownStaff } from './application/members/known-staff.js';

/** Answers for the people of a municipality to the modules they work with. */
@Global()
@Module({ providers: [{ provide: STAFF_DIRECTORY, useClass: KnownStaff }], exports: [STAFF_DIRECTORY] })
export class StaffDirectoryModule {}
