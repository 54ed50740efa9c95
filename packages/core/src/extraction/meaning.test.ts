import { describe, expect, it } from 'vitest';
import { objectionTo, surroundingsOf, type Objection } from './meaning.ts';
import { puttingOf } from './question.ts';
import { sentencesOf } from './sentence.ts';
import type { TargetDefinition } from './target.ts';

const target = (over: Partial<TargetDefinition> = {}): TargetDefinition => ({
  key: 'value', label: '', description: 'What the caller wants', type: 'text', saidBy: 'any', synonyms: [], choices: [], examples: [], highImpact: false, ...over,
});

const around = (frame: string, value = 'Oakland') => {
  const text = frame.replace('{}', value);
  const start = text.indexOf(value);
  return { text, surroundings: surroundingsOf(text, sentencesOf(text), start, start + value.length) };
};

/** What stands against a value said in a frame: in its words, or because it is only asked. */
const against = (frame: string, over: Partial<TargetDefinition> = {}): Objection | 'asked' | undefined => {
  const { text, surroundings } = around(frame);
  const putting = puttingOf(surroundings, text);
  return objectionTo(surroundings, target(over)) ?? (putting === 'doubts' || putting === 'lists' || putting === 'confirms' ? 'asked' : undefined);
};

/** Sentences that say a value without meaning it. None of them is among the frames of the bench. */
const UNMEANT: Readonly<Record<string, readonly string[]>> = {
  negated: [
    "I couldn't agree to {}.", '{} is a deal breaker.', "Kindly don't schedule {}.", "We're steering clear of {}.", 'It was everything but {}.',
    "I'd sooner quit than take {}.", '{} is not the figure we discussed.', "That's not {}, you heard wrong.", 'We have nothing at {}.',
    'Stop saying {}.', 'I retract {}.', "{} wasn't agreed.", 'You should not enter {}.', 'It most certainly is not {}.', "Don't write {}.",
    "I'm not saying {}.", "We've abandoned {}.", 'I disagree with {}.', "{} isn't what we want.", "My contract doesn't say {}.",
    "I'm not prepared to go with {}.", '{} can be deleted.', 'please cancel the {} one', 'nah not {}', "I thought it was {} but it isn't.",
    "That's not correct, it isn't {}.", 'No no, not {}.', "Please don't use {}.", '{} is definitely not what I said.', "I'm not interested in {}.",
    "We won't be going ahead with {}.", "It can't be {}.", 'I have no intention of taking {}.', "Whatever you do, don't book {}.",
    'It was never {}.', '{} is not an option.', "I wouldn't go for {}.", "{} isn't going to work.", 'We said no to {}.',
    "I'd avoid {} at all costs.", "That's wrong, I didn't ask for {}.", 'Cancel {}.', 'Take {} off the list.', "{} doesn't suit us.",
    'i said i dont want {}', 'it isnt {}', 'No, I did not say {}.', "I've crossed {} off.", 'You can rule out {}.', 'I refuse to accept {}.',
    "{} just isn't possible for us.", 'There is absolutely no way we would do {}.', 'We passed on {}.', "I'd rather not have {}.",
    'Anywhere near {} is not happening.', "Not {}, that's for sure.", 'I am not going with {}.', "I can't make {}.", 'Everything except {}.',
    '{} has been cancelled.', '{} is no longer on the table.', "We haven't agreed on {}.", 'Nobody mentioned {}.', "I don't think it's {}.",
    "I doubt that it's {}.", "It's unlikely to be {}.", '{} was a mistake on my part.', "it's not going to be {} I'm afraid", '{} is wrong.',
    '{} would not be acceptable.', 'Neither {} nor anything close to it.', 'Please remove {} from my file.', "I don't believe {} is right.",
    'Hardly {}.', "Don't put me down for {}.", 'Nope, {} is off.', "I'm going to have to say no to {}.", "We don't do {}.",
    "You've got that wrong, I'm not after {}.", 'I strongly object to {}.', 'No thanks to {}.', 'Under no circumstances {}.',
    "{} isn't what I had in mind.", "That's incorrect: it's not {}.", 'I specifically said not {}.', "Please make sure it's not {}.",
    "I can't commit to {}.", '{} never came up.', 'We will never agree to {}.', "I won't take {}.", "I couldn't possibly do {}.",
    "I wasn't asking for {}.", 'By no means {}.', 'Nothing like {}.', '{} is simply not going to happen.', "I'm opting out of {}.",
    "Let's not do {}.", 'Do not book me for {}.', "Don't you dare put {}.", 'I have to decline {}.', '{} was rejected.', '{} has been ruled out.',
    "I'm not available {}.", "It certainly isn't {}.", 'Sorry but {} is a no from me.', 'not {} please', 'no i dont want {} at all',
    "{} doesn't sound right to me.", "We're moving away from {}.", "You mustn't use {}.", "I'd be lying if I said {}.", '{} makes no sense for us.',
    'I changed my mind about {}, leave it out.', 'Please erase {}.', "{} isn't the one.", 'We turned down {}.', 'Far from it being {}.',
    'it aint {}', "I'm against {}.", '{} should never have been entered.', 'You misheard me, {} is not what I said.', "I'm walking away from {}.",
    "{} can't be right.", "We're definitely not signing up for {}.", 'No chance of {}.', 'Rule out {} please.', "I'd hate {}.",
    '{} is too much for us.', 'Please take out {}.', '{} got cancelled on us.', 'My answer to {} is no.', "{} isn't mine.",
    "We're not considering {} any more.", 'I said anything except {}.', "I'm pulling out of {}.", 'Drop {} from the order.', 'Disregard {}.',
    'You wrote {}, which is incorrect.', 'I never agreed to {}.', '{} would be a disaster.', 'Absolutely not {}.',
    "The one thing I won't accept is {}.", "Let's forget {}.", 'It is anything but {}.', 'it was supposed to not be {}', "There's a mistake, it isn't {}.", "I'd never pay {}.", 'We stopped using {}.', "I can't agree to {}.",
  ],
  hypothetical: [
    "Assume it's {} for now.", 'What difference would {} make?', 'If I said {}, would you believe me?', 'Perhaps we could look at {}.',
    'I may want {}.', "It'd be nice to have {} one day.", 'We have been toying with {}.', 'Theoretically speaking, {}.', 'Pretend I chose {}.',
    "There's talk of {}.", 'It could well turn out to be {}.', 'Ideally, in some other life, {}.', 'Let us say {}, purely as an example.',
    "I haven't decided, {} or something.", "We're still debating {}.", 'Would it hurt to try {}?', 'I suppose it might be {}.', 'Could be {}.',
    'Something along the lines of {} maybe.', 'Who knows, {} perhaps.',
    'If it were {}, what would happen?', 'Would it make a difference if it was {}?', "Let's pretend it's {}.", 'Just as an example, say {}.',
    'In theory it could be {}.', 'Had it been {}, I would have agreed.', 'I could imagine {}.', "Assume for a moment that it's {}.",
    'It might end up being {}.', 'We may go with {}.', 'Say it was {}, would that change anything?', 'Theoretically {} is possible.',
    'I was toying with {}.', 'One possibility is {}.', 'Perhaps {}.', 'It could be {} or something else, I have no idea.',
    'What would happen with {}?', "Let's imagine {} for a second.", "I'd have gone with {} if I could.", "Possibly {}, but don't hold me to that.",
    "We're considering {}.", "We've been discussing {} but nothing is settled.", "Supposing it's {}, then what?",
    'In an ideal world it would be {}.', "I'd love it to be {}, but that's a dream.", 'maybe {}', 'I might be able to do {}.',
    'We could potentially look at {}.', "I'm undecided between {} and something else.", 'Not sure yet, could be {}.',
    'Were we to choose {}, what then?', 'It would be {} in the best case.', 'I guess it could have been {}.',
    "Let's just say {} hypothetically speaking.", 'If only it was {}.', "I should have said {} back then, but I didn't.",
    'How would {} look, purely hypothetically?', "I'm leaning towards {} but haven't decided.", 'Picture this: {}.',
    'What would you say to me if I asked for {}?', 'Suppose for a second we chose {}.', "It's only an idea, but {}.",
    'We might settle on {} eventually.', "There's a chance it will be {}.", "Possibly it's {}.", 'I can see us doing {} someday.',
    'If things were different, {}.', "Were it {}, I'd be thrilled.", "Let's assume {}.", 'Say we picked {}.', 'For the sake of argument, {}.',
    'It may or may not be {}.', "My guess would be {} but I really don't know.", 'We could always try {}.', 'In a perfect world, {}.',
    'I dream of {}.', '{} could be an option.', '{} might work.', '{} is one possibility.', '{} would be the alternative.', '{}, hypothetically.',
    'Perhaps it should be {}.', 'I was thinking maybe {}.', "We're weighing up {}.", 'Would you have said {}?', 'Just thinking out loud, {}.',
    'Imagine it being {}.', "It's possible that it's {}.", "Imagine for a moment it's {}.", "If I were you I'd say {}.", 'We may decide on {}.',
    "I'd consider {}.", '{} perhaps.', 'Maybe something around {}.', "Let's play with the idea of {}.", 'Think of {} as an example.',
    'A scenario would be {}.', "We're flirting with {}.", 'Supposedly we could have {}.', "{} is what I'd pick if I had the choice.",
    'Down the track we might want {}.', "I'm tempted by {}.", "One day I'd like {}.", 'Let me think about {}.',
    "I'll get back to you on whether it's {}.",
  ],
  conditional: [
    '{}, as long as the price holds.', 'If I get approval, {}.', "We'd only do {} if it's free.", "{} assuming it's in stock.",
    'It all hinges on the loan, then {}.', 'When the funding comes through, {}.', '{} pending the audit.', 'Once they sign, {}.',
    '{} barring any surprises.', 'In case of rain, {}.',
    'If the price drops, {}.', '{} unless I hear otherwise.', 'Provided they deliver on time, {}.', '{} as long as the manager signs.',
    "Once the contract is signed we'd go for {}.", "It's {}, subject to approval.", '{} depends on my wife.',
    "Should the deal go through, it'll be {}.", "We'd agree to {} only if you drop the fee.", 'If and only if they confirm, put {}.',
    "When and if we get the loan, it'd be {}.", '{} is contingent on financing.', "On condition that you refund me, I'd accept {}.",
    'If all goes well it will be {}.', "{}, but only if it doesn't rain.", 'Pending approval, {}.', "We're frozen until {}.",
    'In case the first falls through, {}.', '{} if and when the board says yes.', "Whether it's {} depends on the bank.",
    "If we get funding, it's {}.", 'Assuming nothing changes, {}.', '{} if my partner is okay with it.', 'Only when they approve can we say {}.',
    '{} provided the roof gets fixed.', "As long as it's refundable, {}.", 'Depending on how the test goes, {}.', "Should they agree, we'd say {}.",
    'In the event that it rains, {}.', "It'd be {} if I get the job.", 'We can talk about {} once legal has signed off.',
    "Unless the boss objects, it's {}.", '{}, but that depends on the bank.', "{} on condition that it's insured.", 'If it comes to that, {}.',
  ],
  past: [
    'We used to pay {}.', 'Back in the day it was {}.', 'It was {} before we moved.', 'My previous one was {}.', 'Before the change it was {}.',
    'At my last job it was {}.', 'A couple of years ago I had {}.', 'In the old contract it said {}.', 'It had been {} until recently.',
    'Formerly {}.', 'The former one was {}.', 'Once upon a time it was {}.', 'It was originally going to be {}.',
    "I had {} before, but now it's different.", 'We were on {} until last month.', "It's no longer {}.", 'When I was younger it was {}.',
    'Ten years ago it was {}.', 'Last time we chose {}.', 'The old value was {}.', 'It was {} until they raised it.', 'Years ago it was {}.',
    'In my previous role it was {}.', 'The number was {} before the update.', 'I once had {}.', 'Earlier on we had said {}.',
    'Back in 2015 it was {}.', 'My former one, {}.', "We'd initially said {}.",
  ],
  'other-party': [
    'My friend chose {}.', 'My boss wants {}.', 'Our neighbours have {}.', 'My cousin got {}.', 'Another client of ours went for {}.',
    'Some other company quoted {}.', "My wife's is {}.", 'The guy before me had {}.', 'She told me hers is {}.', 'My colleague uses {}.',
    'My mate paid {}.', 'For my brother it was {}.', 'His is {}.', 'Her one is {}.', 'The competition charges {}.', 'Most people go with {}.',
    'The previous caller wanted {}.', 'A mate of mine reckons {}.', "My dad's is {}.", "My neighbour's is {}.", 'My daughter goes for {}.',
    'Someone else asked for {}.', 'Our competitor has {}.', 'My colleague Jim wants {}.', 'Her husband prefers {}.', 'They told us theirs is {}.',
    'My mother in law lives with {}.', 'He wants {}.',
  ],
  quotation: [
    'He goes, {}.', 'My friend told me it was {}.', 'The website said {}.', 'I read somewhere it was {}.', 'The guy at the counter said {}.',
    'The news reported {}.', "Apparently it's {}.", 'They were saying {}.', 'The brochure mentions {}.', 'My mum always says {}.',
    "Rumour has it that it's {}.", 'On TV they said {}.', 'In the ad it was {}.', 'A guy online claimed {}.', 'The salesman promised {}.',
    'Your colleague told me {}.', 'She said, and I quote, {}.', 'I was told {}.', 'Someone mentioned {}.', 'Word on the street is {}.',
    'My friend was like, {}.', 'He keeps saying {}.', 'I overheard {}.', 'The review says {}.', "Somebody claimed it's {}.", 'Rumor has it {}.',
    "She reckons it's {}.", 'The radio said {}.', "He swears it's {}.", 'The lady on the phone yesterday told me {}.',
  ],
  question: [
    'Is that {}?', 'So is it {} then?', 'Are you saying {}?', 'Did I hear {}?', 'Is the answer {}?', 'Could it be {}?', "Isn't it {}?",
    "Wasn't it {}?", 'Would that be {}?', 'Are we talking about {}?', 'Was it {} or not?', 'Do you have it down as {}?', 'is it {}',
    'Have you got {} written there?', 'You mean {}?', 'Does that come to {}?', "Am I right that it's {}?", 'Or is it {}?', 'Should it be {}?',
    "Is it true that it's {}?", 'Was I told {}?', 'Do I need {}?', 'Is {} what you have?', "Are you sure it's {}?", 'Did he mean {}?',
    'Does it start at {}?', "Would you say it's {}?", 'Is your price {}?', "it's not {} is it?",
  ],
};

/** Sentences that mean the value in them, whatever else they deny, suppose or ask. */
const MEANT = [
  "It's {}.", "No, it's {}.", 'Yes, {} please.', "I don't mind, {} is fine.", "I couldn't decide but {} works.", "We can't do the other one, so {}.",
  "Sorry for the delay, it's {}.", 'My friend and I want {}.', "If you don't mind, {}.", 'I was wondering if I could get {}.',
  'Could you put me down for {}?', 'Is there anything at {}?', "I'd like {}.", 'I would like {} if possible.', "Let's go with {}.",
  'That should be {}.', "I think it's {}.", "I'm pretty sure it's {}.", "I'm looking for {}.", 'We decided on {}.', "We've settled on {}.",
  'Make it {}.', "Why don't we say {}?", 'No problem, {}.', 'Not a problem, {} then.', "I haven't got my notes but it's {}.",
  "I don't have a preference, but {} would be great.", 'Just {}.', 'And {}.', 'Um, {}.', 'so {}', 'that would be {}', 'You can put {}.',
  "I'd prefer {}.", 'I want it to be {}.', "Not yesterday's one, it's {}.", "It wasn't clear before, it's {}.",
  "My husband asked me to call, it's {}.", 'I can confirm {}.', 'Can I have {} please?', 'I was hoping for {}.', "We're after {}.",
  'Nothing fancy, just {}.', 'It is not expensive and it is {}.', "I never got an email, anyway it's {}.", 'Without further delay, {}.',
  'The last one is fine, {}.', "My name isn't on it, but it's {}.", "It's going to be {}.", 'We need {}.', '{} works for me.', '{} is perfect.',
  '{} would be great.', '{}, thanks.', '{} sounds good, no complaints.', "Yes that's right, {}.", "It's {}, not the other one.", 'How about {}?',
  'If you could do {}, that would be great.', "I'd be happy with {}.", "No worries, I'll take {}.",
  "I don't know about the rest, but I do know it's {}.", "Don't worry, it's {}.", "I can't remember the rest, but it's {}.", 'Actually {}.',
  'Sorry, I meant {}.', 'No later than {}.', 'Let me check, yes, {}.', 'You should have it as {}.', 'It says {} on my form.', "I told you it's {}.",
  'I said {}.', 'We will be needing {} then.', "I'm calling about {}.", 'As I said before, {}.', "The total is {} and it's not negotiable.",
  "I've got {} here.", "Right, so that's {}.", "it's {} i dont have anything else", 'Great, {} it is.', 'Look, I need {} or I walk.',
  'You can reach me on {}.', 'Reckon {} would be good.', 'Put me down as {}.', "Let's lock in {}.", "I'll take {}.", "We'd like to proceed with {}.",
  'The answer is {}.', 'I can do {}.', 'It has to be {}.', '{} if you can.', "{}, if that's okay with you.", 'We agreed on {}.',
  "It's been {} since the start.", 'Correct, {}.', 'Yep, still {}.', "That's {} for me.", "I'm happy with {}.", 'My wife and I agreed on {}.',
  'The best is {}.', 'Nothing else, only {}.', "I'm not fussy, {} will do.", "Don't forget, {}.", "We can't wait, {} please.",
  "It couldn't be easier, {}.", "There's no doubt it's {}.", "I don't want anything else, just {}.", "If you look at my file you'll see {}.",
  "I'm calling to confirm {}.", 'Could I please get {}?', 'Any chance of {}?', 'Would {} be possible?', 'Do you have {} available?', 'Is {} available?', 'Can we do {}?',
  'May I have {}?', 'Shall we say {}?', 'What about {}?', "I'd love {}.", 'I wish to book {}.', 'We hope to get {}.', 'Please change it to {}.',
  "Actually, let's make it {} instead.", 'No wait, {}.', 'I prefer {} over the other one.', '{} rather than the first one.',
  '{} instead of the old one.', 'not the first one but {}', "The price isn't great, but {} is what I'll pay.", "It's not cheap but {}.",
  "She isn't available so it's {}.", "I've never been before, {} please.", 'I forgot to mention {}.', "You asked me for it, it's {}.",
  'As agreed with your colleague, {}.', 'The form needs {}.', 'My account manager set it to {}.', "I'd say {}.", 'Roughly speaking {}.',
  'That makes it {}.', "All up it's {}.", 'We ended up with {}.', 'Our plan is {}.', "We're locked in for {}.", "She's my wife, and I want {}.",
  "I don't have much time, so {}.", "I can't hear you well. {}.", "Sorry, the line is bad. It's {}.", "I didn't catch that. {} was what I said.",
];

describe('the words around a value', () => {
  for (const [kind, frames] of Object.entries(UNMEANT)) {
    it.each(frames)(`keep a value from being meant (${kind}): %s`, (frame) => {
      expect(against(frame)).toBeDefined();
    });
  }

  it.each(MEANT)('leave a value meant: %s', (frame) => {
    expect(against(frame)).toBeUndefined();
  });

  it.each([
    ['negated', "It's not {}."], ['hypothetical', 'Suppose it were {}.'], ['conditional', "It's {} unless the board objects."], ['past', 'It used to be {}.'],
    ['other-party', "My neighbour's is {}."], ['quotation', 'The radio said {}.'],
  ] as const)('are told apart as %s: %s', (objection, frame) => {
    expect(against(frame)).toBe(objection);
  });

  it.each([
    ['conditional', 'decision_date', 'Everything is on hold until {}.'],
    [undefined, 'hold_until', 'Everything is on hold until {}.'],
    [undefined, 'decision_date', 'We will decide by {}.'],
    [undefined, 'previous_supplier', 'Our previous supplier was {}.'],
    ['past', 'supplier', 'Our previous supplier was {}.'],
    [undefined, 'wife_name', 'My wife is {}.'],
    ['other-party', 'name', 'My wife is {}.'],
    [undefined, 'origin', 'Move it from {} to Fremont.'],
    ['past', 'destination', 'Change it from {} to Fremont.'],
  ] as const)('give %s for a target %s: %s', (objection, key, frame) => {
    expect(against(frame, { key })).toBe(objection);
  });

  it('deny nothing to a target whose very answer may be a denial', () => {
    expect(against("No, it's not {}.", { type: 'boolean' })).toBeUndefined();
  });

  it('spend a denial on the first of two values', () => {
    const { surroundings } = around('not six pm it is {}', 'five pm');
    expect(objectionTo(surroundings, target({ type: 'time' }), ['six pm'])).toBeUndefined();
    expect(objectionTo(around('not six pm or {}', 'five pm').surroundings, target({ type: 'time' }), ['six pm'])).toBe('negated');
  });
});
