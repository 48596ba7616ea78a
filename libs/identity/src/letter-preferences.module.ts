import { Global, Module } from '@nestjs/common';
import { LETTER_PREFERENCES } from '@casa/contracts';
import { ReadLetterPreferences } from './application/preferences/read-letter-preferences.js';

/** Answers for persons to the modules that write letters. */
@Global()
@Module({
  providers: [{ provide: LETTER_PREFERENCES, useClass: ReadLetterPreferences }],
  exports: [LETTER_PREFERENCES],
})
export class LetterPreferencesModule {}
