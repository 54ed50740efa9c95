const LIST =
  'a about above account accounts actually add address after afternoon again ago agent ah all alright also always am amazing amount an ' +
  'and another any anyone anything anyway appointment are around as ask at available away awesome back bad bank be because been before ' +
  'best better bill birth book booked booking both bring business but buy by bye call called calling calls came can cancel cannot cant ' +
  'car card care carry case change charge charged check checking city clear close code come coming company confirm contact cool correct ' +
  'cost could country couple course crap credit customer date day days dear debit definitely details did didnt different do does doesnt ' +
  'doing done dont down each easy either eh else email end enough er even evening ever every everything exactly excuse extra fair far ' +
  'feel few figure file find fine first five for forget found four free friend from front full funny further get getting give given go ' +
  'god goes going gone good goodbye got great guess guys had haha half hang hard has hasnt have havent having he hear hello help her here ' +
  'hey hi high him his hmm hold home hope hour hours house how huh hundred i id idea if ill im in information instead into is isnt issue ' +
  'it its ive job just keep kind know last late later least leave left let lets letter letters like line list listen little long look ' +
  'looking lost lot lovely made maam mail make many matter may maybe me mean meant message middle might mind mine minute miss mobile ' +
  'moment money month months more morning most mother move much mum must my myself name named names near need needs never new next nice ' +
  'night nine no nobody none nope not nothing now number of off offer office oh ok okay old on once one online only open or order other ' +
  'our out over own paid pardon part past pay payment people perfect person phone place please plus point postcode pretty previous price ' +
  'probably problem put question quick quite rather reach read ready really receive refund regarding remember repeat request reservation ' +
  'right room said same saw say saying says second see seem send sent service set seven several shall she should show sir sit six so some ' +
  'someone something soon sorry sound sounds speak speaking spell spelled spelling spelt spoke spring start started still stop street ' +
  'stuff such sure surname take taken talk tell ten than thank thanks that thats the their them then there theres these they theyre thing ' +
  'things think this those though thousand three through ticket time times to today together told tomorrow tonight too total town transfer ' +
  'tried true try two u uh um under understand until up update upon us use used usually ve very wait want wanted was wasnt way we week ' +
  'weeks welcome well went were weve what whatever whats when where whether which while who whole whos why will wish with without wont ' +
  'word work working world would wow write wrong ya yah yeah year years yep yes yesterday yet you your youre yours yourself zero ' +
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november ' +
  'december christmas mr mrs ms english spanish street road avenue drive boulevard hotel airport hospital restaurant apartment station ' +
  'eight eleven twelve twenty thirty forty fifty sixty seventy eighty ninety dollars pounds double triple space dot unbelievable ' +
  'great hopefully interesting absolutely certainly alrighty perfectly however therefore otherwise meanwhile besides since unfortunately ' +
  'insurance policy claim laptop computer internet wifi speed plan package upgrade flight seat seats premium card balance statement ' +
  'savings sending love fast food large small pizza medium slow broken crack cracked screen replacement warranty refund model app';

/** Words of everyday calls that are not names on their own. Real names that are also such words ("Will", "May") need a capital and company. */
export const NOT_NAMES: ReadonlySet<string> = new Set(LIST.split(' '));

/** Such words that are names too: they stand beside another name ("Will Smith", "Amanda May"), in a name's first or last place. */
export const ALSO_NAMES: ReadonlySet<string> = new Set(
  ('will may april june august mark grace rose hope joy faith dean price white black brown green wall law read best page day bird rich ' +
    'young long king cook baker street small fry west east north banks ward love speed case church house wood stone hill field lane park ' +
    'little sharp power marsh winter summer spring friend care carry').split(' '),
);

/** Particles inside family names, lower case. */
export const PARTICLES: ReadonlySet<string> = new Set(['de', 'da', 'di', 'del', 'della', 'la', 'le', 'van', 'von', 'der', 'den', 'bin', 'binti', 'al', 'el', 'ben', 'dos', 'du', 'st', 'ter']);

/** Forms of address that open a name. */
export const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'mister', 'dr', 'doctor', 'prof', 'professor', 'sir', 'dame']);
