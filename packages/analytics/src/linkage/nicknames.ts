/** Forms of one given name in daily use, written plain, one person's names a line; a short form may be one of several names. */
const groups = `
robert rob robbie bob bobby bert roberto roberta robyn
william will bill billy willy liam willem wilhelm guillaume guillermo wilhelmina wim
richard rick ricky dick rich richie ricardo riccardo ryszard
elizabeth elisabeth liz lizzie beth betty bess eliza elsie lisa libby elzbieta ela isabel lilibet
margaret maggie meg peggy greta marge margarete malgorzata gosia margarita rita marguerite
catherine katherine kathryn kate katie kathy cathy kat katarzyna kasia katharina katja catalina caterina ekaterina karin
john jon johnny jack johann johannes hans jan juan giovanni jean ivan ian sean
james jim jimmy jamie jakob jacob jake jakub kuba jacques giacomo santiago
joseph joe joey josef jozef jose pepe giuseppe
michael mike mick micky mikey michal michel miguel michele mikhail misha
thomas tom tommy tomas tomasz tommaso
edward ed eddie ted teddy ned eduard edouard eduardo
charles charlie chuck karl carl carlos carlo karol
david dave davey davide dawid
daniel dan danny daniele danilo
matthew matt matthias mateusz mattias mathieu matteo mateo
andrew andy drew andreas andrzej andre andres andrea andrei
anthony antony tony anton antoni antonio antoine
nicholas nicolas nick nicky nico niklas mikolaj klaus nicola nikolai
christopher chris kit christoph krzysztof christophe cristobal
christine christina chris tina chrissy krystyna kirsten cristina
peter pete pieter piotr pierre pedro pietro petr
paul pablo paolo pawel pavel paulo
stephen steven steve stefan szczepan stephane esteban stefano
samuel sam sammy samuele
samantha sam sammy
alexander alex al sandy sasha aleksander alexandre alejandro alessandro xander
alexandra alex sandra sandy sasha aleksandra ola alejandra
benjamin ben benny benji beniamin
gregory greg gregor grzegorz gregorio
jennifer jen jenny jenn
jessica jess jessie
patricia pat patty trish tricia patrycja
patrick pat paddy patrik patryk
susan sue susie suzanne susanne zuzanna susanna
rebecca becky becca rebekka
victoria vicky vicki tori wiktoria viktoria
deborah debbie deb debra
dorothy dot dottie dorothea dorota
barbara barb babs basia
theresa teresa terry tess therese
anna anne ann annie hanna hannah anka ania anya anja ana annette
mary marie maria mia molly marya maryja marysia marion
joanna joan jo asia johanna jana giovanna juana jeanne
magdalena magda lena madeleine
agnieszka agnes aga ines
george georg jerzy jurek jorge georges giorgio
henry harry hank henryk heinrich henri enrique enrico heinz
francis frank franz franciszek francois francisco francesco frankie paco
lawrence larry laurence lorenz wawrzyniec laurent lorenzo
leonard leo len lenny leonardo
frederick fred freddie fritz friedrich fryderyk frederic federico
timothy tim timmy
jonathan jon johnny nathan
nathaniel nathan nate nat
ronald ron ronnie
donald don donnie
raymond ray raimund ramon
kenneth ken kenny
philip phillip phil filip philipp philippe felipe filippo
stanley stan stanislaw staszek stanislaus
louis lou lewis ludwig ludwik luis luigi
adam adamo
mark marc marek marcus markus marco marcos
luke lukas lucas lukasz luca
simon szymon simone
eva eve ewa evelyn
julia julie julka giulia
sofia sophia sophie zofia zosia
helen helena helene ellen elena nell
alice alicja alicia
caroline carol carolyn carrie karolina carolina
daphne daph
abigail abby gail
amanda mandy
angela angie aniela
penelope penny
pamela pam
valerie val
gerald gerry jerry gerhard gerard
jeffrey geoffrey jeff geoff
albert al bert alberto
alfred al fred alfredo
arthur art artur arturo
eugene gene eugeniusz eugenio
walter walt wally
zachary zach zack
joshua josh
maximilian max maksymilian massimo
sebastian seb bastian
tobias toby
ursula ulla ursel urszula
wojciech wojtek adalbert
bartholomew bart bartek bartlomiej bartosz
`

const groupsByName = new Map<string, number[]>()
groups
  .trim()
  .split('\n')
  .forEach((line, group) => {
    for (const name of line.split(' ')) groupsByName.set(name, [...(groupsByName.get(name) ?? []), group])
  })

/**
 * Are these two forms of one given name?
 * The shopkeeper's question: "Bob, is that Robert?"
 *
 * English short forms and the forms that common names have in German, Polish, French, Spanish and Italian. What is not in the table is not told.
 *
 * @param one a given name, plain (`plainText`)
 * @param two another
 * @cost a look into a table
 * @example
 * isNickname('bob', 'robert')
 * // true
 */
export function isNickname(one: string, two: string): boolean {
  const groupsOfOther = groupsByName.get(two)
  return (
    groupsOfOther !== undefined &&
    (groupsByName.get(one)?.some((group) => groupsOfOther.includes(group)) ?? false)
  )
}
