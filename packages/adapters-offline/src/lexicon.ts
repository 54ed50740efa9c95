import { stemOf, type Token } from './words.ts';

/**
 * What people say for the same thing, in plain English and the Australian of sales and service calls. Each line is one
 * concept and its phrases, separated by commas; `*` in a phrase stands for one to three words ("pick * up"). A word may
 * belong to several concepts. General language only: nothing here comes from any one organisation's calls.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  // Direction of a span of time or a trip.
  start: 'start, begin, beginning, commence, commencement, kick off, first day, first date, effective, from',
  end: 'end, ending, finish, last day, last date, final day, until, till, through, expire, conclude',
  depart: 'depart, departure, departing, leave, leaving, fly out, head out, heading out, set off, take off, go there, outbound, board, going there',
  back: 'return, returning, come back, coming back, fly back, head back, give * back, bring * back, take * back, get back, getting back, be back, back on, going back, inbound',
  pickup: 'pick up, pickup, pick * up, collect, collection, picking * up',
  dropoff: 'drop off, dropoff, drop * off, hand * back, hand back',
  checkin: 'check in, checkin, checking in, arrive, arrival, arriving',
  checkout: 'check out, checkout, checking out',
  // What a date or time is for.
  appointment: 'appointment, booking, slot, book * in, earliest, availability, fit * in, squeeze * in, consult, consultation, consultations, session, see you, see him, see her, see them, bring * in, come in, pop in, get * in',
  reservation: 'reservation, reserve, book, booking, booked, table',
  visit: 'visit, send someone, someone out, get out to, inspection, inspect, viewing, tour, look at * place, come see, see * property, check * property, view * property, come out, site visit',
  birth: 'birth, born, dob, birthday, birthdate',
  renewal: 'renewal, renew, up for renewal, comes up, coming up, rolls over, roll over, contract ends, contract is up, runs out, run out, expires, expiry, anniversary',
  contract: 'contract, agreement, term, lease, tenancy, subscription, plan, lock in, locked in',
  callback: 'call back, callback, call * back, ring back, ring * back, ring me, ring you, follow up, followup, get back to, touch base, catch up, speak again, talk again, chat again, give * call, give * ring, give * buzz, call me, call you, phone me, reach out',
  meeting: 'meeting, meet, book a call, schedule a call, set up a call, quick call, jump on, demo, demonstration, presentation, catch up, zoom, teams call, walk through, walkthrough, sit down',
  delivery: 'delivery, deliver, delivered, with you, eta, drop * off, arrive, courier, drop off',
  dispatch: 'dispatch, dispatched, despatch, ship, shipped, shipping, send * out, sent * out, left, go out, went out, leaves',
  install: 'install, installation, installer, someone out, fitted, fit, put in, technician, connect, connection, go live, set up, setup, switch on',
  move: 'move, moves, moving, move in, move out, moving, relocate, relocation, moved, moving in, moving out, move',
  settlement: 'settlement, settle',
  decision: 'decision, decide, deciding, make up * mind, make * call, sign off, sign, go ahead, commit, timeline, time frame, timeframe, deadline, let you know, know by',
  purchase: 'purchase, bought, buy, buying, ordered, picked it up',
  due: 'due, overdue, payable, due date',
  incident: 'incident, accident, happen, happened, occurred, crash, damage, damaged, loss, storm, event, broke, stop working, stopped working, fault, started',
  travel: 'travel, traveling, travelling, journey, trip',
  last: 'last, latest, most recent, previous, last used, previously',
  // What an amount is.
  price: 'price, priced, pricing, cost, costs, charge, fare, fee, how much, set * back, run me, run you, runs, worth, pay, total, amount, asking, going for, is it going to be',
  budget: 'budget, budgeted, spend, afford, price range, ballpark, looking to spend, happy to pay, willing to pay, set aside, put aside, allocated, max, maximum, up to, stretch to, work with, play with',
  current: 'current, currently, at the moment, right now, these days, existing, now, at present, paying now',
  deposit: 'deposit, down payment, upfront, up front, put down',
  offer: 'offer, quote, quoted, quotation, estimate, proposal',
  discount: 'discount, off, rebate, special, promo, promotion, saving, concession',
  owe: 'owe, owing, owed, outstanding, overdue, arrears, balance, behind, due, unpaid, shortfall',
  refund: 'refund, refunded, money back, reimburse, reimbursement, credit, credited',
  income: 'income, salary, earn, earning, wage, make a year, make per year, gross, take home',
  revenue: 'revenue, turnover, sales',
  payment: 'payment, repayment, instalment, installment, pay, paid, paying, direct debit',
  transfer: 'transfer, send, sending, request, requesting, wire, remit, transaction, move * money, pay',
  excess: 'excess, deductible',
  premium: 'premium, premiums',
  loan: 'loan, mortgage, finance, financing, lend, lender, borrow, borrowing, refinance, home loan',
  savings: 'saving, savings, saved',
  penalty: 'penalty, exit fee, cancellation fee, late fee, break fee',
  rent: 'rent, rental, renting',
  // Units that a price is counted in.
  perday: 'per day, a day, each day, daily, day rate, one day',
  pernight: 'per night, a night, each night, nightly, one night',
  permonth: 'per month, a month, each month, monthly, every month, pcm, calendar month',
  perweek: 'per week, a week, each week, weekly, every week, pw, fortnight, fortnightly, per fortnight, a fortnight',
  peryear: 'per year, a year, each year, yearly, annual, annually, per annum, every year',
  perticket: 'per ticket, each ticket, a ticket, per person, one ticket, the ticket, tickets, a person, each, apiece, ticket',
  perhour: 'per hour, an hour, hourly, each hour',
  total: 'total, in total, altogether, all up, all in, overall, all together, sum, full',
  // Ways to reach people.
  phone: 'phone, telephone, number, mobile, cell, landline, contact number, call, ring, reach, dial, contact, get in touch, get hold, talk to them',
  mobile: 'mobile, cell, cellphone, cell phone',
  landline: 'landline, home phone, home number, land line, house phone',
  work: 'work, office, business, work phone, desk',
  email: 'email, e mail, mail, inbox, email address, emailed',
  address: 'address, street, live, located, location, suburb, postal, mailing',
  postcode: 'postcode, post code, postal code, zip, zip code, area code',
  name: 'name, named, called, surname, full name, first name, last name, who, speaking, speaking with, this is',
  // Things that calls are about.
  stay: 'hotel, accommodation, motel, hostel, stay, staying, room, rooms, place to stay, resort, airbnb, lodging, night, nights, guest house, inn, bed and breakfast',
  house: 'house, home, villa, cottage, holiday house, place to stay, airbnb, stay, holiday rental',
  home: 'apartment, flat, unit, property, house, home, complex, condo, townhouse, bedroom, bedrooms, tenant, rental property, place to live, real estate, lease, landlord',
  rentalcar: 'rental car, car, hire car, car rental, car hire, vehicle, rental, hire, suv, sedan, hatchback, van, ute, rent a car, rent car, compact, truck',
  vehicle: 'vehicle, car, ute, van, truck, suv, sedan, hatchback, motorbike, rego, registration, odometer',
  bus: 'bus, buses, coach, bus station, bus ticket',
  train: 'train, trains, rail, train station, railway',
  flight: 'flight, flights, aeroplane, fly, flying, airline, airlines, airport, layover, air ticket, airfare, layovers',
  cab: 'cab, taxi, ride, uber, rideshare, lift, driver, ride share, rides, shared ride',
  eat: 'restaurant, restaurants, dine, dining, eat, eating, food, cuisine, cafe, dinner, lunch, breakfast, table, bistro, meal, place to eat',
  movie: 'movie, movies, film, films, cinema, theater, theatre, screening, showtime, watch',
  director: 'director, directed',
  event: 'event, events, concert, game, match, gig, festival, sport, sports, theater, theatre, performance, performing',
  show: 'show, showing, screening, session, shows, play, playing, movie, showtime',
  therapist: 'therapist, therapy, psychologist, psychiatrist, counselor, counsellor, counseling, counselling, family counselor',
  doctor: 'doctor, gp, physician, specialist, clinic, surgeon, practitioner, dr, medical',
  dentist: 'dentist, dental, orthodontist, teeth, tooth',
  salon: 'salon, hair, stylist, barber, haircut, hairdresser, hairstylist, hair stylist, beautician, barbers, hair cut',
  attraction: 'attraction, attractions, museum, sightseeing, tourist, landmark, things to do, park, places to visit, gallery',
  alarm: 'alarm, alarms, wake',
  weather: 'weather, forecast, temperature, rain, humidity, wind, degrees',
  music: 'song, songs, music, track, album, playlist, artist, singer',
  contact: 'contact, recipient, receiver, payee, receive, share, sharing, send, sending, transfer, request, requesting, message, forward, friend, beneficiary',
  insurance: 'insurance, insured, policy, cover, coverage, insurer, insure',
  claim: 'claim, claims, lodge',
  energy: 'electricity, power, energy, gas, solar, panels, battery, kilowatt, meter, inverter',
  internet: 'internet, nbn, broadband, wifi, wi fi, modem, router, data, speed',
  invoice: 'invoice, invoiced, charged, billed, bill, statement, billing, invoices, bills',
  account: 'account, accounts',
  card: 'card, cards, visa, mastercard, amex, credit card, debit card',
  order: 'order, orders, package, parcel, item, product, goods',
  job: 'job, work, someone out, send someone, repair, fix, service, maintenance, plumbing, electrician, plumber, tradie, quote',
  // Things that are counted.
  people: 'people, person, persons, passenger, passengers, traveler, travelers, traveller, travellers, adult, adults, rider, riders, guest, guests, of us, party, pax, head, attendees, seats, seat, tickets, ticket, table for, just me, myself, for me, individuals',
  staff: 'staff, employee, employees, headcount, team, workers, people, full time, fte, workforce, crew, on the books',
  users: 'user, users, seat, seats, licence, licences, license, licenses, logins',
  seats: 'seat, seats, people, person, of us, table for, riders, passengers',
  tickets: 'ticket, tickets, people, person, of us, passengers, seats, seat',
  beds: 'bedroom, bedrooms, bed, beds, bed room, bed rooms, bedder',
  baths: 'bathroom, bathrooms, bath, baths, bath room, bath rooms',
  rooms: 'room, rooms',
  bags: 'bag, bags, luggage, suitcase, checked bags, baggage, suitcases',
  rating: 'rating, rated, star, stars, average rating, review, score, rate',
  star: 'star, stars',
  percent: 'per cent, percent, percentage, rate, rates',
  days: 'day, days, night, nights',
  years: 'year, years',
  children: 'child, children, kids, kid',
  locations: 'location, locations, site, sites, branch, branches, store, stores, offices',
  vehicles: 'vehicle, vehicles, car, cars, truck, trucks, ute, utes, van, vans, fleet',
  age: 'age, aged, old, years old, year old',
  // Yes-or-no matters.
  furnished: 'furnished, furniture',
  pets: 'pet, pets, dog, cat, dogs, cats, animals',
  laundry: 'laundry, washing machine, washer, laundry service, in unit laundry',
  wifi: 'wifi, wi fi, internet, wireless',
  smoking: 'smoking, smoke, smoker, nonsmoking, non smoking',
  private: 'private, privately, privacy',
  outdoor: 'outdoor, outdoors, outside, patio, al fresco, alfresco, seating outdoors, outdoor seating',
  vegetarian: 'vegetarian, vegan, veggie, vegetarians, vegetarian options',
  shared: 'share, shared, sharing, pool, carpool',
  unisex: 'unisex, men and women, both men and women, both genders, male and female',
  free: 'free, no charge, free entry, entrance fee, entry fee, complimentary, pay to enter, cost anything, entry',
  kids: 'kids, children, kid, child, family, kid friendly, child friendly',
  protection: 'protection, trip protection, insurance',
  consent: 'consent, agree, permission, okay with, happy for, happy with, recorded, recording',
  decider: 'decision maker, decision, sign off, final say, make the call, approve, approval, boss, manager',
  interested: 'interested, interest, keen, like to go ahead, sounds good',
  competitor: 'competitor, someone else, other quotes, shopping around, comparing, elsewhere, another provider',
  owner: 'owner, own, owns, homeowner, owner occupier, tenant, renting',
};

interface Phrase {
  readonly concept: string;
  /** Stems; `*` stands for one to three words. */
  readonly parts: readonly string[];
}

const PHRASES: ReadonlyMap<string, readonly Phrase[]> = phrasesByFirstStem();

function phrasesByFirstStem(): Map<string, Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  for (const [concept, list] of Object.entries(CONCEPTS)) {
    for (const text of list.split(',')) {
      const parts = text.trim().split(' ').map((part) => (part === '*' ? part : stemOf(part)));
      const first = parts[0]!;
      const seen = phrases.get(first) ?? [];
      if (seen.length === 0) phrases.set(first, seen);
      seen.push({ concept, parts });
    }
  }
  return phrases;
}

/** A concept that a text names, with the tokens from `first` to `last` (inclusive) that name it. */
export interface ConceptHit {
  readonly concept: string;
  readonly first: number;
  readonly last: number;
}

/**
 * Every concept that the tokens name, by where it begins; each word is a concept of its own too, `=stem`. With a set of
 * concepts, only those.
 */
export function conceptsIn(tokens: readonly Token[], only?: ReadonlySet<string>): readonly ConceptHit[] {
  const hits: ConceptHit[] = [];
  for (const [first, token] of tokens.entries()) {
    const word = `=${token.stem}`;
    if (only === undefined || only.has(word)) hits.push({ concept: word, first, last: first });
    for (const { concept, parts } of PHRASES.get(token.stem) ?? []) {
      if (only !== undefined && !only.has(concept)) continue;
      const last = endOf(parts, tokens, first);
      if (last !== undefined) hits.push({ concept, first, last });
    }
  }
  return hits;
}

function endOf(parts: readonly string[], tokens: readonly Token[], first: number): number | undefined {
  let at = first;
  for (let i = 1; i < parts.length; i += 1) {
    const part = parts[i];
    if (part !== '*') {
      at += 1;
      if (tokens[at]?.stem !== part) return undefined;
      continue;
    }
    const wanted = parts[i + 1];
    const gap = [2, 3, 4].find((width) => tokens[at + width]?.stem === wanted);
    if (gap === undefined) return undefined;
    at += gap;
    i += 1;
  }
  return at;
}

/** Whether the lexicon knows a word by itself. Such a word is no name when it stands alone. */
export const isEverydayWord = (stem: string): boolean => PHRASES.get(stem)?.some(({ parts }) => parts.length === 1) ?? false;
