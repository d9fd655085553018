// More ways to ask to change money: tourists, learners, clerks; forms with empty lines; and requests that forget the other currency.

import { literal } from '../../compose/template.js'

const [open, close] = [literal('{'), literal('}')]

export const convertTold = {
  fragments: {
    nl: ['\n', '\n', '; ', ', '],
  },
  frames: [
    // travellers and learners
    'at the (airport|station|border|hotel desk|market|museum shop|kiosk) i (gave|put down|handed over|must pay) {amount}(. |; )(how many|how much) {to} (should i get back|is it|do i get|would that be)[, at {rate}]',
    '(my bus|the room|one night|the meal|a haircut|a coffee|the guide|a taxi|the ferry) (is|costs|was) {amount} here(. |, )(how much is this for me|is this dear, what is it|what do i tell my wife it costs|what is it at home) in {to}',
    '(i think|i count|i calculate) always in {to}(, so|. so|: ) (what|how much) (is|are|would be) {amount}[ at {rate}]',
    '(on my card|from my account|on the receipt|in my wallet|in my purse) (there is|stands|is) {amount}(. |, )(please |)(tell|say|write) (it|that) in {to}',
    '{amount}, (is this much|is it a lot|is that expensive)? (say it|tell me|show it) in {to}( please|)[, rate {rate}]',
    '(excuse me|sorry|good day|please), (what|how much) (do|will|can) i (get|receive) in {to} (when|if) i (give|bring|hand in) {amount}[ and the rate is {rate}]',
    '(the teacher|my tutor|our exercise|the textbook) (wants|asks): {amount}, (how much in|in) {to}[, with {rate}]',
    'my (daughter|son|nephew|pen friend|sister) (studies|lives|works) abroad and (gets|needs|asks for|receives) {amount} (each|every) (month|term|year)(. |, )(what does it come to|how much is it for us|how much must we send) in {to}[ at {rate}]',
    '(i won|we collected|they refunded|the tax office returned|the insurance paid) {amount}(. |, |; )(what|how much) is (it|that) (worth |)in {to}[ at {rate}]',
    'for my {amount} (how many|how much) {to} (lie|will lie|would be) on the counter[ at {rate}]',
    '{to} (is|are) the money (here|there|at home), (and|but) i (only |)(have|brought|earn) {amount}(. |, )(how much|what) (is it|will i have|does it give)[ at {rate}]',
    '(a dress|a ring|a bicycle|an old lamp|a guitar) (on the flea market|in the shop window|on the internet) (costs|is marked) {amount}(. |, )(and that in|in) {to}?',
    '(before|when) (we fly|i land|we cross the border|the trip begins) i want to (change|swap) {amount} (into|for) {to}[, the desk offers {rate}](. |, )(how much comes out|what will i hold in my hands|how much is it)',
    "(don't know|no idea|i never know) what {amount} (is|are|means|comes to) in {to}(. help| - help me| please|)",
    '(quick|short) sum for the (road|holiday|trip|budget)(: |, | - ){amount} in {to}[ at {rate}]',
    // clerks and desks
    '{amount} converted (into|to) {to}(, quickly please| please|, thanks| asap)[, at {rate}]',
    '(book|post|record|enter) (the receipt|the invoice|the fee|the coupon) of {amount} in {to}[, rate {rate}]',
    '(please |kindly |)(advise|confirm|state) the countervalue in {to} of {amount}[, rate of exchange {rate}]',
    '{to} (cv|ctv|countervalue|equiv) {amount}(?| pls| please)[ @ {rate}]',
    '(i|we) (sell|give) {amount} (and|,) (get|receive|take) {to}(, | - )(how many|what amount|how much)[ at {rate}]',
    '(our|the) (budget|grant|fee|limit|quote) of {amount} (must|should|has to) be (shown|stated|reported|filed) in {to}[ at {rate}]',
    '(the|an) amount of {amount} (is|was) (received|credited|paid in). (to be credited|payable) in {to}(: how much|, how much is that|. what amount)[ at {rate}]',
    // forms
    '(service|request|op|task)(: |=| - )(conversion|convert|currency conversion|fx conversion)<nl>(amount|sum|from_amount|sell)(: |=){amount}<nl>(to|target|target_currency|into|buy)(: |=){to}[<nl>(rate|exchange_rate)(: |=){rate}]',
    `${open}"(op|request)": "convert", "amount": "{amount}", "(to|target)": "{to}"[, "rate": "{rate}"]${close}`,
    `${open}"amount": "{amount}", "from": "", "to": "{to}"[, "rate": "{rate}"]${close}`,
    '(Exchange slip|Currency exchange form|Cash desk slip)\n(Amount|You give|Sum): {amount}\n(You get|Wanted|Currency wanted|Target): {to}[\nRate: {rate}]',
    '(Exchange slip|Currency form|Conversion form)\n(Amount|Sum): {amount}\n(From|Source currency): \n(To|Target currency): {to}',
    '- (amount|sum): {amount}\n- (target|wanted currency|into): {to}[\n- rate: {rate}]\n(please convert|convert|conversion)',
    // the other currency is said elsewhere, or nowhere
    '{amount}( please| quickly| thanks| pls|)',
    '(for|with) {amount}, (how much|what) do i get( at the desk| back| over there|)',
    '(changing|converting|exchanging) {amount}(, | - |: )(how much is it|what do i get|what comes out)( please|)',
    '(money to change|to be changed|to convert|amount to convert)(: | - ){amount}',
    '(i have|here are|there are|i brought) {amount}(. |, )(change them|convert them|please change it|please convert)( for me| please|)',
    'what is {amount} when converted( today|)',
    '(into|to|in) {to}(, | )(please|quickly|as fast as you can)',
    '{amount} converted(, quickly please| please|, thanks| asap|)',
    '(convert|change|exchange) {amount}( please| for me| pls|)[ at {rate}]',
    '(i|we) (want|need|would like|have) to (change|exchange|convert) {amount}[ at {rate}]',
    '(how much|what) is {amount} (worth|in other money|abroad|after conversion|when changed)',
    '(convert|exchange|change) (it|this|the money|the amount|my money) (to|into) {to}( please|)[ at {rate}]',
    '(how much|what) do i get in {to}',
    '(how many|how much) {to} (do i get|would that be|are we talking about|will it be)[ at {rate}]',
  ],
  asks: [
    'what does it come to over there',
    'how much is it in the other money',
    'how much money do i hold then',
    'please reckon it over',
    'so what do i get at the desk',
    'convert, please',
    'what stands on the receipt then',
    'show me the countervalue',
  ],
  labels: [
    'exchange slip',
    'currency conversion please',
    'service: conversion',
    'request: convert',
    'money changing',
    'op: convert',
    'countervalue wanted',
  ],
  vagueTo: ['into whatever they use there', 'into the other currency', 'for the trip'],
} as const
