import { describe, expect, test } from 'vitest';
import { hear, want } from './hear.ts';

const BUDGET = want('budget', 'money', 'What the customer wants to spend', { saidBy: 'customer' });
const DEPOSIT = want('deposit', 'money', 'Deposit paid');
const NAME = want('customer_name', 'person', 'Full name of the customer');
const AGENT = want('agent_name', 'person', 'Name of the agent');
const PHONE = want('phone', 'phone', 'Contact number of the customer');
const VISIT = want('inspection_date', 'date', 'Date of the site inspection');
const VISIT_TIME = want('inspection_time', 'time', 'Time of the site inspection');

describe('which value answers which target', () => {
  test('a question gives the answer its target', async () => {
    expect(
      await hear(
        `A: What's the best number to get you on?
         C: Oh four one two, three four five, six seven eight.
         A: And the postcode there?
         C: It's three one five six.
         A: Great. Did you have a budget in mind?
         C: Look, around ten thousand dollars.`,
        PHONE, BUDGET, DEPOSIT, want('postcode', 'postcode', 'Postcode of the property'),
      ),
    ).toEqual({ phone: '+61412345678', postcode: '3156', budget: 10_000 });
  });

  test('words beside a value tell targets of one type apart', async () => {
    expect(
      await hear(
        `A: There's a call out fee of one hundred and twenty dollars, and your excess is seven hundred and fifty dollars.
         C: Okay.`,
        want('callout_fee', 'money', 'Call out fee'), want('excess', 'money', 'Policy excess'), want('premium', 'money', 'Annual premium'),
      ),
    ).toEqual({ callout_fee: 120, excess: 750 });
  });

  test('the two ends of a range go to the targets that name them', async () => {
    expect(
      await hear(
        `A: When do you need the hire car?
         C: From the tenth of March to the fourteenth of March please.`,
        want('pickup_date', 'date', 'Date of pick up of the hire car'), want('return_date', 'date', 'Date the hire car is returned'),
      ),
    ).toEqual({ pickup_date: '2026-03-10', return_date: '2026-03-14' });
  });

  test('one date without a direction is the start, never the end', async () => {
    expect(
      await hear(
        `C: I need a hire car please.
         A: Sure, what date?
         C: The tenth of March.`,
        want('pickup_date', 'date', 'Date of pick up of the hire car'), want('return_date', 'date', 'Date the hire car is returned'),
      ),
    ).toEqual({ pickup_date: '2026-03-10' });
  });

  test('a rate goes to the target that asks for that period', async () => {
    expect(
      await hear(
        `A: What are you paying at the moment?
         C: It's about four hundred and twenty dollars a month.`,
        want('current_spend', 'money', 'What they pay their current provider per month'), want('hourly_rate', 'money', 'Hourly rate'), DEPOSIT,
      ),
    ).toEqual({ current_spend: 420 });
  });

  test('words beside a value outweigh the question before it', async () => {
    expect(
      await hear(
        `C: What about the invoice? We were charged two thousand one hundred and forty dollars.
         A: I'll raise a credit of one hundred and sixty dollars.`,
        want('invoice_amount', 'money', 'Amount that was invoiced'), want('credit_amount', 'money', 'Credit to be raised'),
      ),
    ).toEqual({ invoice_amount: 2140, credit_amount: 160 });
  });

  test('a bare number is an amount where money was asked for, and where it is a rate', async () => {
    expect(
      await hear(
        `A: It's a hundred and eighty an hour for two men, in 2026.
         C: And how much is the deposit?
         A: Two hundred.`,
        want('hourly_rate', 'money', 'Hourly rate'), DEPOSIT,
      ),
    ).toEqual({ hourly_rate: 180, deposit: 200 });
  });

  test('a count goes to the target whose noun it counts', async () => {
    expect(
      await hear(
        `C: There's about forty five of us, though only thirty of them would need a licence, at 12 Banksia Street.`,
        want('licences', 'integer', 'Number of licences needed'), want('locations', 'integer', 'Number of sites'),
      ),
    ).toEqual({ licences: 30 });
  });

  test('a date of birth is not the date of an appointment', async () => {
    expect(
      await hear(
        `C: I'd like to book an appointment please.
         A: Sure. What's your date of birth?
         C: Twenty third of August nineteen eighty four.
         A: Thanks. I can do next Tuesday?
         C: Yes, next Tuesday is perfect.`,
        want('date_of_birth', 'date', 'Date of birth'), want('appointment_date', 'date', 'Date of the appointment'),
      ),
    ).toEqual({ date_of_birth: '1984-08-23', appointment_date: '2026-03-10' });
  });
});

describe('what stands at the end of a conversation', () => {
  test('an offer that the other side takes is the answer', async () => {
    expect(
      await hear(
        `A: Would a site inspection on Friday at half past two suit?
         C: Yeah, that works.`,
        VISIT, VISIT_TIME,
      ),
    ).toEqual({ inspection_date: '2026-03-06', inspection_time: '14:30' });
  });

  test('an offer that the other side leaves is not', async () => {
    expect(
      await hear(
        `A: Would a site inspection on Friday suit?
         C: No, not really.`,
        VISIT,
      ),
    ).toEqual({});
  });

  test('what is offered instead replaces what was declined', async () => {
    expect(
      await hear(
        `A: Would a site inspection on Friday suit?
         C: Friday's no good for me.
         A: How about Monday the ninth of March then?
         C: Yep, perfect.`,
        VISIT,
      ),
    ).toEqual({ inspection_date: '2026-03-09' });
  });

  test('a speaker who corrects himself is taken at his last word', async () => {
    expect(
      await hear(
        `A: Did you have a budget in mind?
         C: We were thinking eight thousand dollars. Actually, make that ten thousand dollars.`,
        BUDGET,
      ),
    ).toEqual({ budget: 10_000 });
  });

  test('a read-back that is put right gives the new value', async () => {
    expect(
      await hear(
        `A: What number can we reach you on?
         C: 0412 345 678.
         A: 0412 345 687?
         C: No, 0412 345 678.`,
        PHONE,
      ),
    ).toEqual({ phone: '+61412345678' });
  });

  test('two values with nothing to decide between them are no answer', async () => {
    expect(
      await hear(
        `C: My budget is five thousand dollars for all of it.
         A: Righto.
         C: My budget is nine thousand dollars for all of it.`,
        BUDGET,
      ),
    ).toEqual({});
  });
});

describe('people', () => {
  test('each side introduces itself', async () => {
    expect(
      await hear(
        `A: Flow Right Plumbing, this is Megan speaking.
         C: Hi Megan, my name's Darren Whitlock.`,
        NAME, AGENT,
      ),
    ).toEqual({ customer_name: 'Darren Whitlock', agent_name: 'Megan' });
  });

  test('a name that is only mentioned is nobody who was asked for', async () => {
    expect(await hear(`C: I was talking to Kelly Rowe from accounts the other day, she said to ring.`, NAME, AGENT)).toEqual({});
  });

  test('a name that answers the question is the customer', async () => {
    expect(await hear(`A: And can I get your full name?\nC: Kylie Brennan.`, NAME)).toEqual({ customer_name: 'Kylie Brennan' });
  });

  test('a role that was asked for by name goes to its own target', async () => {
    expect(
      await hear(
        `A: Is it you who makes the final decision?
         C: No, I'm Priya Nair, I just run the demos.
         A: Who makes the final decision then?
         C: That would be Angela Moretti.`,
        want('decision_maker', 'person', 'Who makes the final decision'), NAME,
      ),
    ).toMatchObject({ decision_maker: 'Angela Moretti' });
  });
});

describe('yes, no and choices', () => {
  const PETS = want('has_pets', 'boolean', 'Whether the applicant has pets');
  const FUEL = want('fuel', 'enum', 'Fuel type of the vehicle', {
    choices: ['petrol', 'diesel', 'electric'].map((value) => ({ value, synonyms: value === 'electric' ? ['EV'] : [] })),
  });

  test('yes answers the question right before it', async () => {
    expect(await hear(`A: Do you have any pets?\nC: Yeah, two dogs.`, PETS)).toEqual({ has_pets: true });
    expect(await hear(`A: Do you have any pets?\nC: No, we don't.`, PETS)).toEqual({ has_pets: false });
  });

  test('yes to another question answers nothing', async () => {
    expect(await hear(`C: We have two dogs, by the way.\nA: Is the afternoon fine for you?\nC: Yes.`, PETS)).toEqual({});
  });

  test('a choice that a question lists is chosen only by the answer', async () => {
    expect(await hear(`A: Would you like petrol, diesel or electric?\nC: Hmm, let me think.`, FUEL)).toEqual({});
    expect(await hear(`A: Would you like petrol or diesel?\nC: Diesel's fine.`, FUEL)).toEqual({ fuel: 'diesel' });
  });

  test('a choice is known by its value or its synonym', async () => {
    expect(await hear(`A: What fuel type is the vehicle?\nC: It's an EV.`, FUEL)).toEqual({ fuel: 'electric' });
    expect(await hear(`A: What fuel type is the vehicle?\nC: Not sure, sorry.`, FUEL)).toEqual({});
  });
});

describe('what nobody said', () => {
  test('a target of a field that the call never touches stays without an answer', async () => {
    expect(
      await hear(
        `A: Coastal Physio, how can I help?
         C: I'd like to book an appointment for Thursday at nine in the morning.
         A: Done. The consult is ninety five dollars.`,
        want('flight_date', 'date', 'Date of the departure flight'), want('check_in', 'date', 'Check in date of the hotel'),
        want('bus_time', 'time', 'Time the bus leaves'), want('ticket_price', 'money', 'Price of a movie ticket'),
      ),
    ).toEqual({});
  });

  test('a day without a year is nobody\'s date of birth', async () => {
    expect(
      await hear(
        `A: Can I get your date of birth?
         C: One second. The delivery was meant to come on Tuesday the third.`,
        want('date_of_birth', 'date', 'Date of birth'),
      ),
    ).toEqual({});
  });

  test('today in passing is no date of anything', async () => {
    expect(await hear(`A: How are you today?\nC: Good thanks, busy today.`, VISIT, want('settlement_date', 'date', 'Settlement date'))).toEqual({});
  });

  test('a year or a house number is no amount', async () => {
    expect(
      await hear(`A: What's the budget?\nC: It's a 2014 Mazda and we're at 14 Banksia Street, so not sure.`, BUDGET, DEPOSIT),
    ).toEqual({});
  });

  test('a value that the other side may not say is not taken from it', async () => {
    expect(await hear(`A: Most people have a budget of twenty thousand dollars.\nC: I see.`, BUDGET)).toEqual({});
  });

  test('what would be the case is not what is', async () => {
    expect(
      await hear(
        `A: If I could get that down to two hundred and forty dollars a month would you stay?
         C: I'd have to think about it.`,
        want('monthly_price', 'money', 'Agreed price per month'),
      ),
    ).toEqual({});
  });
});
