"""call.py LIBRARY FILE FORMAT: converts a file through ctypes; the output goes to standard output, findings to standard error."""
import ctypes
import sys


class Finding(ctypes.Structure):
    _fields_ = [('file', ctypes.c_char_p), ('line', ctypes.c_uint32), ('column', ctypes.c_uint32),
                ('severity', ctypes.c_int), ('name', ctypes.c_char_p), ('text', ctypes.c_char_p)]


class Input(ctypes.Structure):
    _fields_ = [('name', ctypes.c_char_p), ('bytes', ctypes.c_char_p), ('size', ctypes.c_size_t),
                ('roles', ctypes.c_char_p), ('roles_size', ctypes.c_size_t), ('roles_name', ctypes.c_char_p),
                ('lang', ctypes.c_char_p), ('encoding', ctypes.c_char_p)]


class Output(ctypes.Structure):
    _fields_ = [('format', ctypes.c_char_p), ('bytes', ctypes.POINTER(ctypes.c_char)), ('size', ctypes.c_size_t)]


Sink = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Finding))
library, path, to = sys.argv[1:]
lv = ctypes.CDLL(library)
text = open(path, 'rb').read()
given = Input(path.encode(), text, len(text), None, 0, None, None, None)
made = Output(to.encode(), None, 0)
sink = Sink(lambda state, finding: print(finding[0].file.decode(), finding[0].line, finding[0].name.decode(), file=sys.stderr))
code = lv.lv_convert(ctypes.byref(given), 1, None, ctypes.byref(made), 1, sink, None)
if made.bytes:
    sys.stdout.buffer.write(ctypes.string_at(made.bytes, made.size))
lv.lv_output_free(ctypes.byref(made))
sys.exit(code)
