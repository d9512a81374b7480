# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What is installed where, and the Debian package: cpack -G DEB in the build tree.
# scripts/check-package.sh builds it, installs it, tries it and takes it away again.
include(GNUInstallDirs)

install(TARGETS interleave interleave-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# Started by the other two, never by hand.
install(TARGETS interleave-engine RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/interleave)
install(FILES resources/org.interleave.Interleave.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES resources/org.interleave.Interleave.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/org.interleave.Interleave.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages
    RENAME org.interleave.Interleave.xml)
install(FILES resources/icons/interleave.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(DIRECTORY resources/scripts DESTINATION ${CMAKE_INSTALL_DATADIR}/interleave FILES_MATCHING PATTERN "*.lesson")
install(FILES docs/lesson-scripts.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES resources/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME interleave)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Interleave authors <authors@interleave.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Watch real threads and real processes at work")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Lessons on queues, the states of threads and race conditions, for a classroom.
Each runs on real threads and processes, and the window shows what they and the
kernel's scheduler really did: live, paused, wound back, down to nanoseconds.")
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Chinese, symbols and Qt's own dialogs in the language that is chosen.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-core, fonts-noto-mono, fonts-noto-cjk, qt6-translations-l10n")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
