import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { TrustedDocuments } from './trusted-documents.js';

/** The portal's documents, read once a process, for whoever executes documents. */
@Module({
  providers: [
    {
      provide: TrustedDocuments,
      inject: [Config],
      useFactory: (config: Config) => TrustedDocuments.fromFile(config.CASA_TRUSTED_DOCUMENTS),
    },
  ],
  exports: [TrustedDocuments],
})
export class TrustedDocumentsModule {}
