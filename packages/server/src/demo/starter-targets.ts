import type { TargetDefinition } from '@relay/core';

const target = (given: Pick<TargetDefinition, 'key' | 'label' | 'description' | 'type'> & Partial<TargetDefinition>): TargetDefinition => ({
  saidBy: 'any',
  synonyms: [],
  choices: [],
  examples: [],
  highImpact: false,
  ...given,
});

/** What `relay analyse` asks for when no targets file is named. */
export const STARTER_TARGETS: readonly TargetDefinition[] = [
  target({ key: 'customer_name', label: 'Customer name', description: 'Full name of the customer', type: 'person', saidBy: 'customer', synonyms: ['name'] }),
  target({ key: 'phone', label: 'Phone number', description: 'Number to reach the customer on', type: 'phone', saidBy: 'customer', synonyms: ['mobile', 'number', 'call back'] }),
  target({ key: 'email', label: 'E-mail', description: 'E-mail address of the customer', type: 'email', saidBy: 'customer', synonyms: ['e-mail', 'email address'] }),
  target({ key: 'postcode', label: 'Postcode', description: 'Postcode of the address', type: 'postcode', saidBy: 'customer', synonyms: ['post code'] }),
  target({ key: 'budget', label: 'Budget', description: 'Amount the customer is willing to spend', type: 'money', saidBy: 'customer', synonyms: ['spend', 'afford'] }),
  target({ key: 'appointment_date', label: 'Appointment date', description: 'Day of the next appointment or visit', type: 'date', synonyms: ['appointment', 'visit', 'booking'] }),
  target({ key: 'appointment_time', label: 'Appointment time', description: 'Time of the next appointment or visit', type: 'time', synonyms: ['appointment', 'visit', 'booking'] }),
];
