/** Words of four letters and more that mean something else than a person or a host, wherever they stand alone. */
export const isCommonWord = (word: string): boolean => COMMON_WORDS.has(word.toLowerCase());

const COMMON_WORDS: ReadonlySet<string> = new Set(
  `able about above access account action active actual admin administrator after again agent alias align alpha already
also always amber anonymous answer apache apple apps archive area argument around array asia assets assistant async atlas
auth author auto aware away back backend backup balance band bank base bash basic batch beach bean bear beat been before
begin below best beta better bill binary bind bird bishop bitbucket black blank block blue board body book boot born both
bottom bound branch break bridge bright bring broad brook brown browser buffer bugs build builder built bump bundle burn
bush button bytes cache call carol case cash cask cast catch cause centos chain chance change changes channel char charity
chase chat check checkout child chip chmod choice chore chown chris christian circle class claude clay clean clear cliff
client clock clone close cloud cluster code codespace cold commit common compile compose config connect console constant
container content context control cook cookie copy core corp count course cover crash create cron crop cross curl current
custom daemon daily daisy dark dash data database date dawn days dead dean debian debug deep default define delete deploy
desk desktop detail devel developer device dick diff digit direct directory disk dist docker docs domain done door down
draft drew drift drive drop duke dummy dump duplicate each earl early easy echo edge edit editor effect eight else email
empty enable engine entry error errors esc even event ever every exact example exec exit expect export express extra face
fact fail failed failure faith fake fall false fast fatal feature fedora feed fetch field fields file files fill filter
final find fine finger fire first five flag flags flat fleet flex flora flow focus folder follow font foot force ford
forest fork form format forward foster found four fox frank free fresh friend from front frontend full function gate
gateway gene general gentoo ginger give glob global gold golden good grace grant graph gray green grep group guest guide
hand handle hard hash have haven hazel head header health heart heather heavy hell hello help here hero high hill history
hold holly home homebrew hook hope host hostname hour house html http https hunt hunter icon idea ideal image import index
info init inner input insert inside install instance internal invalid iris issue item items jack jasmine java jenkins jest
john join joke joy json jump june junior just justice keep kernel keys kill kind king know known label lack lambda lance
land lane language laptop large last late latest launch layer lazy lead leaf lean learn least leave left legacy length
less level library light like lily limit line lines link lint linux list listen live load local localhost location lock
logic login logs long look loop lost love lower machine macbook macos made mail main maintainer make manager many mark
marker market mask mason master match math matter maven maximum maybe mean media member memory menu merge message meta
metal middle mike miles mill mind minimum mint minute mirror miss mobile mock mode model module monitor month moon more
most mount move much must name names native near need nest network never next nginx nick night node nodejs none normal
north note notes nothing notice null number oauth object october offset often olive once only open openssl operator option
order origin other outer output over override owner pack package page paris park parse part pass passed password past
patch path patience pattern pearl peer pending penny people perl permission person phase phone piece pier ping pipe
pipeline place plain plan platform play plus point pool poppy port post postgres power present press pretty price print
private probe problem process prod product production profile program progress project promise prompt proof proper proxy
public pull pure push python query queue quick quiet quit quote rain raise random range rate rather raven read reader
ready real reason rebase record redhat redis reed reference refresh region register release remote remove rename render
repeat replace reply repo report repository request reset resolve resource rest result retry return review rich right
ring river road robin robot rocky role roll room root rose route router rows ruby rule rules runner rust safe sage sail
same sample save scale scan schema scope score scott screen script scroll search second secret section secure security
seed seek select self send senior sense series serve server service session setup seven shadow shape share shared sharp
shell shift ship short should show side sign signal silent silver simple since single site size skip sleep slot small
smart smith snap snapshot snow socket soft solid some soon sort sound source south space span spec speed split spring
stack stage staging standard star start state static station status step sterling still stone stop store storm story
strange stream street string strip strong structure student style submit such sudo suite summer sunny super support sure
switch symbol sync system systemd table tags take target task team temp template temporary term terminal test tester
testing tests text than that their them then there these they thing think this thread three through ticket time timeout
title tmux today todo toggle token tools total touch town trace track traffic trail transfer travel travis tree trigger
trim true trust tuesday turn type types ubuntu under unique unit units unix unknown unless until update upgrade upload
upper user username users utility vagrant valid value values variable vendor verify version very victor view viola violet
virtual visible vscode wade wait walk wall want ward ware warn warning watch water weak ware webhook website week weekly
well were west what wheel when where which while white whole wide wiki will window windows wine wise with within wood word
words work worker workflow working workspace world would wrap write writer wrong yaml year yellow young your zero zone
adduser apropos at awk basename brew bundle bunzip bzip cargo chgrp chroot cmake composer cpio crontab cygwin dirname
dmesg ember eslint expr fdisk ffmpeg fgrep flask fmt fsck ftp gawk gcloud gems gist github gitlab gnome gradle groups
gunzip gzip halt helm heroku htop hugo ifconfig iptables journalctl julia keyring kubectl lerna less lsof make mkdir mongo
mysql nano ncdu netcat netlify netstat nohup npmrc nslookup openapi pacman passwd paste patch pgrep pkill playwright pnpm
podman poetry prettier printf pulumi puppet pwsh pytest rails rake readlink realpath reboot rmdir rollup rsync rubocop
runc rustc salt scoop screen sed shred shutdown sinatra slack snyk sqlite strace svelte swift systemctl tail telnet
terraform tput traceroute tsc umask uname uniq unzip useradd uuid vercel vite vitest vue watchman wget whoami xargs xcode
yarn zsh`.split(/\s+/),
);
