import { Global, Module } from '@nestjs/common';
import { LetterPost } from './letter-post.js';
import { Mailer } from './mailer.js';

@Global()
@Module({ providers: [Mailer, LetterPost], exports: [LetterPost] })
export class MailModule {}
