import { describe, expect, it } from 'vitest';
import { aboutOf, isCalled, slotOf } from './slot.ts';
import type { TargetDefinition, TargetType } from './target.ts';

const target = (key: string, description: string, type: TargetType = 'date'): TargetDefinition => ({
  key, label: '', description, type, saidBy: 'any', synonyms: [], choices: [], examples: [], highImpact: false,
});

const pickup = target('pickup_date', 'Day of the rental car pick-up');
const giveBack = target('return_date', 'Day of giving back the rental car');

describe('what some words are about', () => {
  it.each([
    ['I will be picking it up on the 8th', 'own'], ['the pickup date should be the 8th', 'own'], ['and return it on the 10th', 'other'], ['make the date the 8th', 'unsaid'], ['make that the 8th', 'unsaid'],
  ] as const)('%s: %s', (words, about) => {
    expect(aboutOf(slotOf(pickup, [pickup, giveBack]), words)).toBe(about);
  });

  it('is anything that names the only target', () => {
    expect(aboutOf(slotOf(pickup, [pickup]), 'make the date the 8th')).toBe('own');
  });

  it('takes no notice of targets whose values are of another kind', () => {
    const price = target('return_price', 'Price of a return', 'money');
    expect(aboutOf(slotOf(pickup, [pickup, price]), 'and return it on the 10th')).toBe('unsaid');
    const place = target('hotel_name', 'Name of the hotel', 'text');
    expect(aboutOf(slotOf(place, [place, target('contact_name', 'Name of the contact', 'person')]), 'change the name')).toBe('unsaid');
  });

  it('knows a target by its own name, not by its description', () => {
    const slot = slotOf(pickup, [pickup, giveBack]);
    expect([isCalled(slot, 'the pickup'), isCalled(slot, 'the rental')]).toEqual([true, false]);
  });
});
