import { Field, InputType, Int } from '@nestjs/graphql';
import { type Language, LANGUAGES } from '@casa/kernel';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, IsInt, IsOptional, ValidateNested } from 'class-validator';
import { PREFERENCE_NAMES, type PreferenceName } from '../domain/preference-name.js';
import { LetterLanguageEnum, PreferenceNameEnum } from './preference.type.js';

@InputType({ description: 'A yes or a no to one thing.' })
export class PreferenceChoiceInput {
  @Field(() => PreferenceNameEnum, { description: 'What about.' })
  @IsIn(PREFERENCE_NAMES, { message: 'NOT_A_CHOICE' })
  name!: PreferenceName;

  @Field({ description: 'Yes or no; a no takes a consent back.' })
  @IsBoolean({ message: 'INVALID' })
  value!: boolean;

  @Field(() => Int, { description: 'Of the text the person read.' })
  @IsInt({ message: 'INVALID' })
  textVersion!: number;
}

@InputType({ description: 'What a person decides; what is left out stays.' })
export class SetPreferencesInput {
  @Field(() => [PreferenceChoiceInput], { description: 'Each thing once.' })
  @ArrayMaxSize(PREFERENCE_NAMES.length, { message: 'NOT_A_CHOICE' })
  @ArrayUnique(({ name }: PreferenceChoiceInput) => name, { message: 'NOT_A_CHOICE' })
  @ValidateNested({ each: true })
  @Type(() => PreferenceChoiceInput)
  choices!: PreferenceChoiceInput[];

  @Field(() => LetterLanguageEnum, { nullable: true, description: 'Null: the language of what each letter is about.' })
  @IsOptional()
  @IsIn(LANGUAGES, { message: 'NOT_A_CHOICE' })
  letterLanguage?: Language | null;
}
