# Makes each grammar of this folder a C++ string, anew when it changes: tbx_v2_basic.rng is
# diptych::exchange::k_tbx_v2_basic_grammar. The made sources are in the list TBX_GRAMMARS.
set(TBX_GRAMMARS "")
foreach(GRAMMAR tbx_min_2013 tbx_v2_basic tbx_v2_core tbx_v3_dca tbx_v3_dct)
    file(READ "${CMAKE_CURRENT_LIST_DIR}/${GRAMMAR}.rng" GRAMMAR_TEXT)
    set(GRAMMAR_SOURCE "${CMAKE_CURRENT_BINARY_DIR}/${GRAMMAR}.rng.cpp")
    configure_file("${CMAKE_CURRENT_LIST_DIR}/embedded_grammar.cpp.in" "${GRAMMAR_SOURCE}" @ONLY)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/${GRAMMAR}.rng")
    list(APPEND TBX_GRAMMARS "${GRAMMAR_SOURCE}")
endforeach()
