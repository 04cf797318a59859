/** Words of four letters and more that mean something else than a person or a host, wherever they stand alone. */
export const isCommonWord = (word: string): boolean => COMMON_WORDS.has(word.toLowerCase());

const COMMON_WORDS: ReadonlySet<string> = new Set(
  `able about above access account action active actual adduser admin administrator after again agent alias align alpha
already also always amber anonymous answer apache apple apps apropos archive area argument around array asia assets
assistant async at atlas auth author auto aware away awk back backend backup balance band bank base basename bash
basic batch beach bean bear beat been before begin below best beta better bill binary bind bird bishop bitbucket black
blank block blue board body book boot born both bottom bound branch break brew bridge bright bring broad brook brown
browser buffer bugs build builder built bump bundle bunzip burn bush button bytes bzip cache call canary cargo carol
case cash cask cast catch cause centos chain chance change changes channel char charity chase chat check checkout
chgrp child chip chmod choice chore chown chris christian chroot circle class claude clay clean clear client cliff
clock clone close cloud cluster cmake code codespace cold commit common compile compose composer config connect
console constant container content context control cook cookie copy core corp count course cover cpio crash create
cron crontab crop cross curl current custom cygwin daemon daily daisy dark dash data database date dawn days dead dean
debian debug deep default define delete demo deploy desk desktop detail devel developer device dick diff digit direct
directory dirname disk dist dmesg docker docs domain done door down draft drew drift drive drop duke dummy dump
duplicate each earl early easy echo edge edit editor effect eight else email ember empty enable engine entry error
errors esc eslint even event ever every exact example exec exit expect export expr express extra face fact fail failed
failure faith fake fall false fast fatal fdisk feature fedora feed fetch ffmpeg fgrep field fields file files fill
filter final find fine finger fire first five flag flags flask flat fleet flex flora flow fmt focus folder follow font
foot force ford forest fork form format forward foster found four fox frank free fresh friend from front frontend fsck
ftp full function gate gateway gawk gcloud gems gene general gentoo ginger gist github gitlab give glob global gnome
gold golden good grace gradle grant graph gray green grep group groups guest guide gunzip gzip halt hand handle hard
hash have haven hazel head header health heart heather heavy hell hello helm help here hero heroku high hill history
hold holly home homebrew hook hope host hostname hour house html htop http https hugo hunt hunter icon idea ideal
ifconfig image import index info init inner input insert inside install instance internal invalid iptables iris issue
item items jack jasmine java jenkins jest john join joke journalctl joy json julia jump june junior just justice keep
kernel keyring keys kill kind king know known kubectl label lack lambda lance land lane language laptop large last
late latest launch layer lazy lead leaf lean learn least leave left legacy length lerna less level library light like
lily limit line lines link lint linux list listen live load local localhost location lock logic login logs long look
loop lost love lower lsof macbook machine macos made mail main maintainer make manager many mark marker market mask
mason master match math matter maven maximum maybe mean media member memory menu merge message meta metal middle mike
miles mill mind minimum mint minute mirror miss mkdir mobile mock mode model module mongo monitor month moon more most
mount move much must mysql name names nano native ncdu near need nest netcat netlify netstat network never next nginx
nick night nightly node nodejs nohup none normal north note notes nothing notice npmrc nslookup null number oauth
object october offset often olive once only open openapi openssl operator option order origin other outer output over
override owner pack package pacman page paris park parse part pass passed passwd password past paste patch path
patience pattern pearl peer pending penny people perl permission person pgrep phase phone piece pier ping pipe
pipeline pkill place plain plan platform play playwright plus pnpm podman poetry point pool poppy port post postgres
power present press prettier pretty preview price print printf private probe problem process prod product production
profile program progress project promise prompt proof proper proxy public pull pulumi puppet pure push pwsh pytest
python query queue quick quiet quit quote rails rain raise rake random range rate rather raven read reader readlink
ready real realpath reason rebase reboot record redhat redis reed reference refresh region register release remote
remove rename render repeat replace reply repo report repository request reset resolve resource rest result retry
return review rich right ring river rmdir road robin robot rocky role roll rollup room root rose route router rows
rsync rubocop ruby rule rules runc runner rust rustc safe sage sail salt same sample sandbox save scale scan schema
scoop scope score scott screen script scroll search second secret section secure security sed seed seek select self
send senior sense series serve server service session setup seven shadow shape share shared sharp shell shift ship
short should show shred shutdown side sign signal silent silver simple sinatra since single site size skip slack sleep
slot small smart smith snap snapshot snow snyk socket soft solid some soon sort sound source south space span spec
speed split spring sqlite stack stage staging standard star start state static station status step sterling still
stone stop store storm story strace strange stream street string strip strong structure student style submit such sudo
suite summer sunny super support sure svelte swift switch symbol sync system systemctl systemd table tags tail take
target task team telnet temp template temporary term terminal terraform test tester testing tests text than that their
them then there these they thing think this thread three through ticket time timeout title tmux today todo toggle
token tools total touch town tput trace traceroute track traffic trail transfer travel travis tree trigger trim true
trust tsc tuesday turn type types ubuntu umask uname under uniq unique unit units unix unknown unless until unzip
update upgrade upload upper user useradd username users utility uuid vagrant valid value values variable vendor vercel
verify version very victor view viola violet virtual visible vite vitest vscode vue wade wait walk wall want ward ware
warn warning watch watchman water weak webhook website week weekly well were west wget what wheel when where which
while white whoami whole wide wiki will window windows wine wise with within wood word words work worker workflow
working workspace world would wrap write writer wrong xargs xcode yaml yarn year yellow young your zero zone zsh`.split(
    /\s+/,
  ),
);
