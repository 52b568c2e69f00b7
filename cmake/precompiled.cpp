// Nothing but the precompiled header that the modules share comes of this file.
