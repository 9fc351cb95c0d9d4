// The program that runs in a page: everything that the core may ask of it, by name. It is bundled to one text and runs in a world
// of its own, where the page's scripts cannot reach it. What a function gets and answers travels as JSON.
export { untilAssets } from './assets.ts'
export { partsBlocked } from './blocked-parts.ts'
export { commentBoxes } from './comments/boxes-of.ts'
export { chosenBoxes, showChosen } from './comments/chosen.ts'
export { findComments, findPost } from './comments/find.ts'
export { countsOf } from './counts/count.ts'
export { documentsInFrames } from './documents.ts'
export { embedsWaiting } from './embeds.ts'
export { countEmptyBoxes, endLooking, lookAtEmptyBox } from './empty-boxes.ts'
export { partsFailed } from './failed-parts.ts'
export { filmsShown } from './films.ts'
export { frameShortfalls } from './frame-shortfalls.ts'
export { hasGreyShapes } from './grey-shapes.ts'
export { layoutOf, layoutOfFrame, linesWithin } from './layout/layout.ts'
export { openCarousels } from './open/carousels.ts'
export { hiddenBelow, makeFrameHigher } from './open/frames.ts'
export { arrowCame, findHoverPlaces, goToHover, leaveHover } from './open/hover-places.ts'
export {
  askForRows,
  innerHeightMissing,
  noteHeights,
  restoreHeights,
  scrollerHeight,
  setScrollerHeight
} from './open/inner-part.ts'
export { countBeside, countNotLeafed, findLeaves, leafOn } from './open/leaf-pictures.ts'
export { countPagesSaid } from './open/pages-said.ts'
export { findCutRows, moveCutRow } from './open/row-buttons.ts'
export { hiddenInBoxes, openScrollBoxes } from './open/scroll-boxes.ts'
export { openSideColumns } from './open/side-columns.ts'
export { findRows, rowWidth, slideBack, slideRow } from './open/slide-rows.ts'
export { openWideBoxes } from './open/wide-boxes.ts'
export {
  countElements,
  foreignFramesBelow,
  hasForeignFrame,
  isFrameset,
  outerHtml,
  scrollPosition,
  title,
  waitForRedirect,
  windowHeight
} from './page-facts.ts'
export { pickedNow, startPicking } from './pick.ts'
export { hasTextBetween, isSameBelow, positionsNear } from './picture/content-between.ts'
export { findFixed, hideFixed, showFixed } from './picture/fixed-elements.ts'
export { letOutOnPaper, mayPrintLess, noteAfterPrint, untilPrinted } from './picture/print.ts'
export { hideFollowing, lowestText, moveTo } from './picture/recycled-list.ts'
export { bandsWithText } from './picture/text-bands.ts'
export { wrongSelector } from './posts/check-hooks.ts'
export { beginPosts, postsSeen } from './posts/seen-posts.ts'
export { openMessageBox, takeMessages, tellLibrary } from './press/autoconsent-box.ts'
export { cameBehind, findBehind, picturesBeyond, pressBehind, sendsOnward } from './press/behind.ts'
export { cameOfCards, pressCards } from './press/cards.ts'
export {
  answerConsent,
  answerConsentFrame,
  hasConsentService,
  refuseOnConsentPage
} from './press/consent.ts'
export { leaveAlone, otherViews, takeAddress } from './press/other-view.ts'
export { rowsOfPages } from './press/pagers.ts'
export { shownByPointing } from './press/pointed-at.ts'
export { closePrompt } from './press/prompts.ts'
export { chooseAllComments, hasSortMenu, openSortMenu } from './press/show-all-comments.ts'
export { tabsNotShown } from './press/tabs.ts'
export { foldWords, goToFold, leaveTried, unfold, untilUnfolded } from './press/unfold.ts'
export { unsureVotes } from './press/votes.ts'
export {
  asksForLogin,
  passwordIsMainThing,
  robotTest,
  saysInLine,
  saysLittleElse,
  saysMoreBehindLogin
} from './refusals.ts'
export { drawsOnTheWay, hasOnlyHeading, isBare, isBlank, mayBeReplaced, noteStanding } from './replaced.ts'
export { frameNow, noteInput, restNow, seemsWhole } from './rest.ts'
export { addClosedRoot } from './roots.ts'
export { enterBox, findBoxes, leaveBox } from './scroll/enter-box.ts'
export { drawAll, hasLateParts } from './scroll/late-parts.ts'
export { leaveEnd, scrollBack, scrollToEnd, scrollToTop } from './scroll/scroll-back.ts'
export { lookAtPosition, scrollDown } from './scroll/scroll-down.ts'
export { countScrollBoxes } from './scroll-boxes.ts'
export { showsOneWindow } from './scroller.ts'
export { drawnText, frameText, textForRecord } from './text.ts'
export { framePainted, frames, nextFrame } from './wait.ts'
export { drivenAway } from './witness/driven.ts'
export { pinnedAway } from './witness/pinned.ts'
export { beginWitness, goneNow, missed, picturesNow, wordsStanding } from './witness/seen.ts'
export { unpictured } from './witness/unpictured.ts'
