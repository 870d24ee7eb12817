// Generated from rules/catalogues/ by "npm run generate"; do not edit.
import type { PackedCatalogue } from '../packed-catalogue.ts'

export const packedCatalogues: readonly PackedCatalogue[] = [
  {
    name: "assemblyscript",
    title: "AssemblyScript",
    source: "https://www.assemblyscript.org/concepts.html#special-imports",
    file: "rules/catalogues/assemblyscript.yaml",
    at: [5,9],
    modules: [["env",8,11]],
    needs: ["none","all stdio.stdout","all random.insecure","all clock.wall","all clock.monotonic","all process.exit","all stdio.stderr","all random.secure"],
    functions: `abort	0	10	3	(func (param i32 i32 i32 i32))
trace	1	11	3	(func (param i32 i32 f64 f64 f64 f64 f64))
seed	2	12	3	(func (result f64))
Date.now	3	13	3	(func (result f64))
performance.now	4	14	3	(func (result f64))
Math.random	2	15	3	(func (result f64))
process.exit	5	16	3	(func (param i32))
console.log	1	17	3	(func (param i32))
console.info	1	18	3	(func (param i32))
console.debug	1	19	3	(func (param i32))
console.warn	6	20	3	(func (param i32))
console.error	6	21	3	(func (param i32))
crypto.getRandomValuesN	7	22	3	(func (param i32) (result i32))`,
  },
  {
    name: "dart",
    title: "Dart (dart2wasm)",
    source: "https://github.com/dart-lang/sdk/tree/main/pkg/dart2wasm",
    file: "rules/catalogues/dart.yaml",
    at: [4,9],
    modules: [["dart2wasm",7,11]],
    needs: ["all unanalyzable"],
    functions: `_*	0	10	3`,
  },
  {
    name: "emscripten-legacy",
    title: "Emscripten JavaScript library, older releases",
    source: "https://github.com/emscripten-core/emscripten/blob/main/ChangeLog.md",
    file: "rules/catalogues/emscripten-legacy.yaml",
    at: [5,9],
    modules: [["env",8,11]],
    needs: ["none","all process.exit","all clock.wall","any clock.wall clock.monotonic clock.cpu","all clock.cpu","all sleep","all random.secure","all env","all net.dns","all process.signal","all thread","any stdio.stdout stdio.stderr","all stdio.stdout","all host","any stdio.stdin fs.read","any stdio.stdout stdio.stderr fs.write","any fs.read fs.write fs.create","held","all fs.link","all fs.delete","all fs.metadata","all fs.create","all fs.write","all fs.create fs.delete","any net.tcp.connect net.tcp.listen net.udp.connect net.udp.listen","all fs.read","all net.tcp.listen","any net.tcp.listen net.udp.listen","any net.tcp.connect net.udp.connect"],
    functions: `abort	0	11	3	(func)
_exit	1	12	3	(func (param i32))
emscripten_exit	1	13	3	(func (param i32))
getTempRet0	0	14	3	(func (result i32))
setTempRet0	0	15	3	(func (param i32))
__cxa_find_matching_catch_*	0	16	3
__cxa_allocate_exception	0	17	3
__cxa_free_exception	0	18	3
__cxa_atexit	0	19	3
__cxa_thread_atexit	0	20	3
__cxa_get_exception_ptr	0	21	3
__cxa_decrement_exception_refcount	0	22	3
__cxa_increment_exception_refcount	0	23	3
__gxx_personality_v0	0	24	3
__throw_exception_with_stack_trace	0	25	3
emscripten_longjmp	0	26	3
emscripten_longjmp_jmpbuf	0	27	3
longjmp	0	28	3	(func (param i32 i32))
saveSetjmp	0	29	3	(func (param i32 i32 i32 i32) (result i32))
testSetjmp	0	30	3	(func (param i32 i32 i32) (result i32))
emscripten_memcpy_big	0	31	3
emscripten_memcpy_js	0	32	3
_emscripten_memcpy_js	0	33	3
abortOnCannotGrowMemory	0	34	3	(func (param i32) (result i32))
enlargeMemory	0	35	3	(func (result i32))
getTotalMemory	0	36	3	(func (result i32))
emscripten_get_heap_size	0	37	3
emscripten_get_sbrk_ptr	0	38	3
_emscripten_date_now	2	39	3
gettimeofday	2	40	3	(func (param i32 i32) (result i32))
ftime	2	41	3	(func (param i32) (result i32))
time	2	43	7	(func (param i32) (result i32))
time	2	44	7	(func (param i32) (result i64))
clock_gettime	3	45	3	(func (param i32 i32) (result i32))
clock_getres	3	46	3	(func (param i32 i32) (result i32))
__clock_gettime	3	47	3
clock	4	48	3	(func (result i32))
times	4	49	3	(func (param i32) (result i32))
localtime	2	50	3	(func (param i32) (result i32))
localtime_r	2	51	3	(func (param i32 i32) (result i32))
__localtime_r	2	52	3
mktime	2	53	3	(func (param i32) (result i32))
tzset	2	54	3	(func)
_tzset	2	55	3
tzset_impl	2	56	3
gmtime	0	57	3	(func (param i32) (result i32))
gmtime_r	0	58	3	(func (param i32 i32) (result i32))
__gmtime_r	0	59	3
timegm	0	60	3	(func (param i32) (result i32))
strftime	0	61	3	(func (param i32 i32 i32 i32) (result i32))
strftime_l	0	62	3	(func (param i32 i32 i32 i32 i32) (result i32))
nanosleep	5	63	3	(func (param i32 i32) (result i32))
usleep	5	64	3	(func (param i32) (result i32))
getentropy	6	65	3	(func (param i32 i32) (result i32))
getenv	7	66	3	(func (param i32) (result i32))
__buildEnvironment	7	67	3
_emscripten_get_environ	7	68	3
gethostbyname	8	69	3	(func (param i32) (result i32))
gethostbyname_r	8	70	3
gethostbyaddr	8	71	3
raise	9	72	3	(func (param i32) (result i32))
kill	9	73	3	(func (param i32 i32) (result i32))
killpg	9	74	3
sigaction	0	75	3	(func (param i32 i32 i32) (result i32))
signal	0	76	3	(func (param i32 i32) (result i32))
sigaddset	0	77	3	(func (param i32 i32) (result i32))
sigemptyset	0	78	3	(func (param i32) (result i32))
sigfillset	0	79	3	(func (param i32) (result i32))
sigprocmask	0	80	3	(func (param i32 i32 i32) (result i32))
sigwait	5	81	3
alarm	9	82	3	(func (param i32) (result i32))
setitimer	9	83	3
getpwnam	0	84	3	(func (param i32) (result i32))
getpwuid	0	85	3	(func (param i32) (result i32))
getgrnam	0	86	3	(func (param i32) (result i32))
getgrgid	0	87	3	(func (param i32) (result i32))
getloadavg	0	88	3	(func (param i32 i32) (result i32))
sysconf	0	89	3	(func (param i32) (result i32))
confstr	0	90	3	(func (param i32 i32 i32) (result i32))
pathconf	0	91	3	(func (param i32 i32) (result i32))
fpathconf	0	92	3	(func (param i32 i32) (result i32))
getdtablesize	0	93	3	(func (result i32))
getpagesize	0	94	3	(func (result i32))
pthread_create	10	95	3
emscripten_create_pthread	10	96	3
pthread_join	10	97	3
pthread_detach	10	98	3
pthread_cancel	10	99	3
pthread_kill	10	100	3
__pthread_exit_done	10	101	3
_emscripten_notify_thread_queue	10	102	3
_emscripten_notify_task_queue	10	103	3
emscripten_conditional_set_current_thread_status	10	104	3
emscripten_set_current_thread_status	10	105	3
emscripten_set_thread_name	10	106	3
emscripten_futex_wait	10	107	3
emscripten_futex_wake	10	108	3
emscripten_receive_on_main_thread_js	10	109	3
__emscripten_init_main_thread_js	10	110	3
__emscripten_thread_cleanup	10	111	3
__emscripten_thread_set_strongref	10	112	3
initPthreadsJS	10	113	3
_emscripten_default_pthread_stack_size	10	114	3
emscripten_log	11	115	3
puts	12	116	3	(func (param i32) (result i32))
putchar	12	117	3	(func (param i32) (result i32))
_emval_call	13	118	3
_emval_call_method	13	119	3
_emval_call_void_method	13	120	3
_emval_get_method_caller	13	121	3
_emval_new	13	122	3
_emval_take_value	13	123	3
_emval_as	13	124	3
_emval_as_int64	13	125	3
_emval_as_uint64	13	126	3
_emval_new_symbol	13	127	3
emscripten_asm_const_iii	13	128	3
emscripten_asm_const_i	13	129	3
dlopen	13	130	3
dlsym	13	131	3
dlclose	13	132	3
dlerror	13	133	3
dladdr	13	134	3
_dlinit	13	135	3
emscripten_dlopen	13	136	3
emscripten_dlopen_promise	13	137	3
_emscripten_dlopen	13	138	3
system	13	139	3	(func (param i32) (result i32))
popen	13	140	3
posix_spawn	13	141	3
posix_spawnp	13	142	3
execve	13	143	3
execl	13	144	3
execv	13	145	3
execvp	13	146	3
fork	13	147	3	(func (result i32))
vfork	13	148	3
waitpid	13	149	3
__syscall1	1	151	3
__syscall3	14	152	3
__syscall4	15	153	3
__syscall5	16	154	3
__syscall6	17	155	3
__syscall9	18	156	3
__syscall10	19	157	3
__syscall12	20	158	3
__syscall14	21	159	3
__syscall15	22	160	3
__syscall20	0	161	3
__syscall29	0	162	3
__syscall33	20	163	3
__syscall34	0	164	3
__syscall36	0	165	3
__syscall38	23	166	3
__syscall39	21	167	3
__syscall40	19	168	3
__syscall41	17	169	3
__syscall42	17	170	3
__syscall51	0	171	3
__syscall54	17	172	3
__syscall57	0	173	3
__syscall60	17	174	3
__syscall63	17	175	3
__syscall64	0	176	3
__syscall66	0	177	3
__syscall75	0	178	3
__syscall77	4	179	3
__syscall83	18	180	3
__syscall85	20	181	3
__syscall91	22	182	3
__syscall94	22	183	3
__syscall96	0	184	3
__syscall97	0	185	3
__syscall102	24	186	3
__syscall104	9	187	3
__syscall114	0	188	3
__syscall118	17	189	3
__syscall121	0	190	3
__syscall122	0	191	3
__syscall125	17	192	3
__syscall132	0	193	3
__syscall133	20	194	3
__syscall140	17	195	3
__syscall142	5	196	3
__syscall144	22	197	3
__syscall145	14	198	3
__syscall146	15	199	3
__syscall147	0	200	3
__syscall148	17	201	3
__syscall150	17	202	3
__syscall151	17	203	3
__syscall152	17	204	3
__syscall153	17	205	3
__syscall163	17	206	3
__syscall168	5	207	3
__syscall180	25	208	3
__syscall181	22	209	3
__syscall183	17	210	3
__syscall191	0	211	3
__syscall192	25	212	3
__syscall193	22	213	3
__syscall194	22	214	3
__syscall195	20	215	3
__syscall196	20	216	3
__syscall197	17	217	3
__syscall198	22	218	3
__syscall199	0	219	3
__syscall200	0	220	3
__syscall201	0	221	3
__syscall202	0	222	3
__syscall205	0	223	3
__syscall207	22	224	3
__syscall209	0	225	3
__syscall211	0	226	3
__syscall212	22	227	3
__syscall218	17	228	3
__syscall219	17	229	3
__syscall220	25	230	3
__syscall221	17	231	3
__syscall252	1	232	3
__syscall268	20	233	3
__syscall269	20	234	3
__syscall272	17	235	3
__syscall295	16	236	3
__syscall296	21	237	3
__syscall297	21	238	3
__syscall298	22	239	3
__syscall300	20	240	3
__syscall301	19	241	3
__syscall302	23	242	3
__syscall303	18	243	3
__syscall304	18	244	3
__syscall305	20	245	3
__syscall306	22	246	3
__syscall307	20	247	3
__syscall308	5	248	3
__syscall320	22	249	3
__syscall324	22	250	3
__syscall330	17	251	3
__syscall331	17	252	3
__syscall333	25	253	3
__syscall334	22	254	3
__syscall337	24	255	3
__syscall340	0	256	3
__syscall345	24	257	3
__sys__llseek	17	259	3
__sys__newselect	5	260	3
__sys_accept4	26	261	3
__sys_access	20	262	3
__sys_acct	0	263	3
__sys_bind	27	264	3
__sys_chdir	20	265	3
__sys_chmod	22	266	3
__sys_chown32	22	267	3
__sys_close	17	268	3
__sys_connect	28	269	3
__sys_dup	17	270	3
__sys_dup2	17	271	3
__sys_dup3	17	272	3
__sys_epoll_create1	17	273	3
__sys_epoll_ctl	17	274	3
__sys_epoll_pwait	5	275	3
__sys_epoll_pwait_nonblocking	17	276	3
__sys_exit	1	277	3
__sys_exit_group	1	278	3
__sys_faccessat	20	279	3
__sys_faccessat2	20	280	3
__sys_fadvise64	17	281	3
__sys_fallocate	22	282	3
__sys_fchdir	20	283	3
__sys_fchmod	22	284	3
__sys_fchmodat	22	285	3
__sys_fchmodat2	22	286	3
__sys_fchown32	22	287	3
__sys_fchownat	22	288	3
__sys_fcntl64	17	289	3
__sys_fdatasync	17	290	3
__sys_fstat64	17	291	3
__sys_fstatat64	20	292	3
__sys_fstatfs64	20	293	3
__sys_fsync	17	294	3
__sys_ftruncate64	22	295	3
__sys_getcwd	17	296	3
__sys_getdents64	25	297	3
__sys_getegid32	0	298	3
__sys_geteuid32	0	299	3
__sys_getgid32	0	300	3
__sys_getgroups32	0	301	3
__sys_getpeername	17	302	3
__sys_getpgid	0	303	3
__sys_getpid	0	304	3
__sys_getppid	0	305	3
__sys_getpriority	0	306	3
__sys_getresgid32	0	307	3
__sys_getresuid32	0	308	3
__sys_getrusage	4	309	3
__sys_getsid	0	310	3
__sys_getsockname	17	311	3
__sys_getsockopt	17	312	3
__sys_gettid	0	313	3
__sys_getuid32	0	314	3
__sys_ioctl	17	315	3
__sys_lchown32	22	316	3
__sys_link	18	317	3
__sys_linkat	18	318	3
__sys_listen	26	319	3
__sys_llseek	17	320	3
__sys_lstat64	20	321	3
__sys_madvise	17	322	3
__sys_madvise1	17	323	3
__sys_mincore	17	324	3
__sys_mkdir	21	325	3
__sys_mkdirat	21	326	3
__sys_mknod	21	327	3
__sys_mknodat	21	328	3
__sys_mlock	17	329	3
__sys_mlockall	17	330	3
__sys_mmap2	25	331	3
__sys_mprotect	17	332	3
__sys_mremap	17	333	3
__sys_msync	22	334	3
__sys_munlock	17	335	3
__sys_munlockall	17	336	3
__sys_munmap	22	337	3
__sys_newfstatat	20	338	3
__sys_open	16	339	3
__sys_openat	16	340	3
__sys_pause	0	341	3
__sys_pipe	17	342	3
__sys_pipe2	17	343	3
__sys_poll	5	344	3
__sys_poll_nonblocking	17	345	3
__sys_ppoll	5	346	3
__sys_pread64	25	347	3
__sys_preadv	25	348	3
__sys_prlimit64	0	349	3
__sys_pselect6	5	350	3
__sys_pwrite64	22	351	3
__sys_pwritev	22	352	3
__sys_read	14	353	3
__sys_readlink	20	354	3
__sys_readlinkat	20	355	3
__sys_readv	14	356	3
__sys_recvfrom	24	357	3
__sys_recvmmsg	24	358	3
__sys_recvmsg	24	359	3
__sys_rename	23	360	3
__sys_renameat	23	361	3
__sys_renameat2	23	362	3
__sys_rmdir	19	363	3
__sys_sendmmsg	24	364	3
__sys_sendmsg	24	365	3
__sys_sendto	24	366	3
__sys_setitimer	9	367	3
__sys_setpgid	0	368	3
__sys_setpriority	0	369	3
__sys_setrlimit	0	370	3
__sys_setsid	0	371	3
__sys_setsockopt	17	372	3
__sys_shutdown	17	373	3
__sys_socket	24	374	3
__sys_socketcall	24	375	3
__sys_socketpair	24	376	3
__sys_stat64	20	377	3
__sys_statfs64	20	378	3
__sys_symlink	18	379	3
__sys_symlinkat	18	380	3
__sys_sync	0	381	3
__sys_sysinfo	0	382	3
__sys_truncate64	22	383	3
__sys_ugetrlimit	0	384	3
__sys_umask	17	385	3
__sys_uname	0	386	3
__sys_unlink	19	387	3
__sys_unlinkat	19	388	3
__sys_utimensat	22	389	3
__sys_utimensat_time64	22	390	3
__sys_wait4	0	391	3
__sys_write	15	392	3
__sys_writev	15	393	3`,
  },
  {
    name: "emscripten-media",
    title: "Emscripten graphics, audio and SDL",
    source: "https://github.com/emscripten-core/emscripten/tree/main/src/lib",
    file: "rules/catalogues/emscripten-media.yaml",
    at: [5,9],
    modules: [["env",8,11]],
    needs: ["all host","all sleep","held"],
    functions: `eglBindAPI	0	11	3
eglChooseConfig	0	12	3
eglCreateContext	0	13	3
eglCreateWindowSurface	0	14	3
eglDestroyContext	0	15	3
eglDestroySurface	0	16	3
eglGetConfigAttrib	0	17	3
eglGetConfigs	0	18	3
eglGetCurrentContext	0	19	3
eglGetCurrentDisplay	0	20	3
eglGetCurrentSurface	0	21	3
eglGetDisplay	0	22	3
eglGetError	0	23	3
eglInitialize	0	24	3
eglMakeCurrent	0	25	3
eglQueryAPI	0	26	3
eglQueryContext	0	27	3
eglQueryString	0	28	3
eglQuerySurface	0	29	3
eglReleaseThread	0	30	3
eglSwapBuffers	0	31	3
eglSwapInterval	0	32	3
eglTerminate	0	33	3
eglWaitClient	0	34	3
eglWaitGL	0	35	3
eglWaitNative	0	36	3
emscripten_is_webgl_context_lost	0	37	3
emscripten_webgl_commit_frame	0	38	3
emscripten_webgl_create_context	0	39	3
emscripten_webgl_destroy_context	0	40	3
emscripten_webgl_do_commit_frame	0	41	3
emscripten_webgl_do_create_context	0	42	3
emscripten_webgl_do_get_current_context	0	43	3
emscripten_webgl_enable_ANGLE_instanced_arrays	0	44	3
emscripten_webgl_enable_EXT_clip_control	0	45	3
emscripten_webgl_enable_EXT_polygon_offset_clamp	0	46	3
emscripten_webgl_enable_OES_vertex_array_object	0	47	3
emscripten_webgl_enable_WEBGL_draw_buffers	0	48	3
emscripten_webgl_enable_WEBGL_draw_instanced_base_vertex_base_instance	0	49	3
emscripten_webgl_enable_WEBGL_multi_draw	0	50	3
emscripten_webgl_enable_WEBGL_multi_draw_instanced_base_vertex_base_instance	0	51	3
emscripten_webgl_enable_WEBGL_polygon_mode	0	52	3
emscripten_webgl_enable_extension	0	53	3
emscripten_webgl_get_context_attributes	0	54	3
emscripten_webgl_get_current_context	0	55	3
emscripten_webgl_get_drawing_buffer_size	0	56	3
emscripten_webgl_get_parameter_d	0	57	3
emscripten_webgl_get_parameter_i64v	0	58	3
emscripten_webgl_get_parameter_o	0	59	3
emscripten_webgl_get_parameter_utf8	0	60	3
emscripten_webgl_get_parameter_v	0	61	3
emscripten_webgl_get_program_info_log_utf8	0	62	3
emscripten_webgl_get_program_parameter_d	0	63	3
emscripten_webgl_get_shader_info_log_utf8	0	64	3
emscripten_webgl_get_shader_parameter_d	0	65	3
emscripten_webgl_get_shader_source_utf8	0	66	3
emscripten_webgl_get_supported_extensions	0	67	3
emscripten_webgl_get_uniform_d	0	68	3
emscripten_webgl_get_uniform_v	0	69	3
emscripten_webgl_get_vertex_attrib_d	0	70	3
emscripten_webgl_get_vertex_attrib_o	0	71	3
emscripten_webgl_get_vertex_attrib_v	0	72	3
emscripten_webgl_make_context_current	0	73	3
glActiveTexture	0	74	3
glAlphaFunc	0	75	3
glAttachShader	0	76	3
glBegin	0	77	3
glBeginQuery	0	78	3
glBeginTransformFeedback	0	79	3
glBindAttribLocation	0	80	3
glBindBuffer	0	81	3
glBindBufferBase	0	82	3
glBindBufferRange	0	83	3
glBindFramebuffer	0	84	3
glBindFramebufferOES	0	85	3
glBindProgram	0	86	3
glBindRenderbuffer	0	87	3
glBindRenderbufferOES	0	88	3
glBindSampler	0	89	3
glBindTexture	0	90	3
glBindTransformFeedback	0	91	3
glBindVertexArray	0	92	3
glBindVertexArrayOES	0	93	3
glBlendColor	0	94	3
glBlendEquation	0	95	3
glBlendEquationSeparate	0	96	3
glBlendFunc	0	97	3
glBlendFuncSeparate	0	98	3
glBlitFramebuffer	0	99	3
glBufferData	0	100	3
glBufferSubData	0	101	3
glCheckFramebufferStatus	0	102	3
glCheckFramebufferStatusOES	0	103	3
glClear	0	104	3
glClearBufferfi	0	105	3
glClearBufferfv	0	106	3
glClearBufferiv	0	107	3
glClearBufferuiv	0	108	3
glClearColor	0	109	3
glClearDepth	0	110	3
glClearDepthf	0	111	3
glClearStencil	0	112	3
glClientActiveTexture	0	113	3
glClientWaitSync	0	114	3
glClipPlane	0	115	3
glColor3d	0	116	3
glColor3f	0	117	3
glColor3fv	0	118	3
glColor3ub	0	119	3
glColor3ubv	0	120	3
glColor3ui	0	121	3
glColor3uiv	0	122	3
glColor3us	0	123	3
glColor3usv	0	124	3
glColor4d	0	125	3
glColor4f	0	126	3
glColor4fv	0	127	3
glColor4ub	0	128	3
glColor4ubv	0	129	3
glColor4ui	0	130	3
glColor4us	0	131	3
glColorMask	0	132	3
glColorPointer	0	133	3
glCompileShader	0	134	3
glCompressedTexImage2D	0	135	3
glCompressedTexImage3D	0	136	3
glCompressedTexSubImage2D	0	137	3
glCompressedTexSubImage3D	0	138	3
glCopyBufferSubData	0	139	3
glCopyTexImage2D	0	140	3
glCopyTexSubImage2D	0	141	3
glCopyTexSubImage3D	0	142	3
glCreateProgram	0	143	3
glCreateShader	0	144	3
glCullFace	0	145	3
glDeleteBuffers	0	146	3
glDeleteFramebuffers	0	147	3
glDeleteFramebuffersOES	0	148	3
glDeleteObject	0	149	3
glDeleteProgram	0	150	3
glDeleteQueries	0	151	3
glDeleteRenderbuffers	0	152	3
glDeleteRenderbuffersOES	0	153	3
glDeleteSamplers	0	154	3
glDeleteShader	0	155	3
glDeleteSync	0	156	3
glDeleteTextures	0	157	3
glDeleteTransformFeedbacks	0	158	3
glDeleteVertexArrays	0	159	3
glDeleteVertexArraysOES	0	160	3
glDepthFunc	0	161	3
glDepthMask	0	162	3
glDepthRange	0	163	3
glDepthRangef	0	164	3
glDetachShader	0	165	3
glDisable	0	166	3
glDisableClientState	0	167	3
glDisableVertexAttribArray	0	168	3
glDrawArrays	0	169	3
glDrawArraysInstanced	0	170	3
glDrawArraysInstancedBaseInstance	0	171	3
glDrawBuffer	0	172	3
glDrawBuffers	0	173	3
glDrawElements	0	174	3
glDrawElementsInstanced	0	175	3
glDrawRangeElements	0	176	3
glEnable	0	177	3
glEnableClientState	0	178	3
glEnableVertexAttribArray	0	179	3
glEnd	0	180	3
glEndQuery	0	181	3
glEndTransformFeedback	0	182	3
glFenceSync	0	183	3
glFinish	0	184	3
glFlush	0	185	3
glFlushMappedBufferRange	0	186	3
glFogf	0	187	3
glFogfv	0	188	3
glFogi	0	189	3
glFogiv	0	190	3
glFogx	0	191	3
glFogxv	0	192	3
glFramebufferRenderbuffer	0	193	3
glFramebufferRenderbufferOES	0	194	3
glFramebufferTexture2D	0	195	3
glFramebufferTexture2DOES	0	196	3
glFramebufferTextureLayer	0	197	3
glFrontFace	0	198	3
glFrustum	0	199	3
glFrustumf	0	200	3
glGenBuffers	0	201	3
glGenFramebuffers	0	202	3
glGenFramebuffersOES	0	203	3
glGenQueries	0	204	3
glGenRenderbuffers	0	205	3
glGenRenderbuffersOES	0	206	3
glGenSamplers	0	207	3
glGenTextures	0	208	3
glGenTransformFeedbacks	0	209	3
glGenVertexArrays	0	210	3
glGenVertexArraysOES	0	211	3
glGenerateMipmap	0	212	3
glGetActiveAttrib	0	213	3
glGetActiveUniform	0	214	3
glGetActiveUniformBlockName	0	215	3
glGetActiveUniformBlockiv	0	216	3
glGetActiveUniformsiv	0	217	3
glGetAttachedShaders	0	218	3
glGetAttribLocation	0	219	3
glGetBooleanv	0	220	3
glGetBufferParameteri64v	0	221	3
glGetBufferParameteriv	0	222	3
glGetBufferPointerv	0	223	3
glGetBufferSubData	0	224	3
glGetError	0	225	3
glGetFloatv	0	226	3
glGetFragDataLocation	0	227	3
glGetFramebufferAttachmentParameteriv	0	228	3
glGetInfoLog	0	229	3
glGetInteger64i_v	0	230	3
glGetInteger64v	0	231	3
glGetIntegeri_v	0	232	3
glGetIntegerv	0	233	3
glGetInternalformativ	0	234	3
glGetObjectParameteriv	0	235	3
glGetPointerv	0	236	3
glGetProgramBinary	0	237	3
glGetProgramInfoLog	0	238	3
glGetProgramiv	0	239	3
glGetQueryObjectuiv	0	240	3
glGetQueryiv	0	241	3
glGetRenderbufferParameteriv	0	242	3
glGetRenderbufferParameterivOES	0	243	3
glGetSamplerParameterfv	0	244	3
glGetSamplerParameteriv	0	245	3
glGetShaderInfoLog	0	246	3
glGetShaderPrecisionFormat	0	247	3
glGetShaderSource	0	248	3
glGetShaderiv	0	249	3
glGetString	0	250	3
glGetStringi	0	251	3
glGetSynciv	0	252	3
glGetTexEnvfv	0	253	3
glGetTexEnviv	0	254	3
glGetTexLevelParameteriv	0	255	3
glGetTexParameterfv	0	256	3
glGetTexParameteriv	0	257	3
glGetTransformFeedbackVarying	0	258	3
glGetUniformBlockIndex	0	259	3
glGetUniformIndices	0	260	3
glGetUniformLocation	0	261	3
glGetUniformfv	0	262	3
glGetUniformiv	0	263	3
glGetUniformuiv	0	264	3
glGetVertexAttribIiv	0	265	3
glGetVertexAttribIuiv	0	266	3
glGetVertexAttribPointerv	0	267	3
glGetVertexAttribfv	0	268	3
glGetVertexAttribiv	0	269	3
glHint	0	270	3
glInvalidateFramebuffer	0	271	3
glInvalidateSubFramebuffer	0	272	3
glIsBuffer	0	273	3
glIsEnabled	0	274	3
glIsFramebuffer	0	275	3
glIsProgram	0	276	3
glIsQuery	0	277	3
glIsRenderbuffer	0	278	3
glIsSampler	0	279	3
glIsShader	0	280	3
glIsSync	0	281	3
glIsTexture	0	282	3
glIsTransformFeedback	0	283	3
glIsVertexArray	0	284	3
glIsVertexArrayOES	0	285	3
glLightModelf	0	286	3
glLightModelfv	0	287	3
glLightfv	0	288	3
glLineWidth	0	289	3
glLinkProgram	0	290	3
glLoadIdentity	0	291	3
glLoadMatrixd	0	292	3
glLoadMatrixf	0	293	3
glLoadTransposeMatrixd	0	294	3
glLoadTransposeMatrixf	0	295	3
glMapBufferRange	0	296	3
glMaterialfv	0	297	3
glMatrixMode	0	298	3
glMultMatrixd	0	299	3
glMultMatrixf	0	300	3
glMultTransposeMatrixd	0	301	3
glMultTransposeMatrixf	0	302	3
glMultiDrawArrays	0	303	3
glMultiDrawElements	0	304	3
glNormal3f	0	305	3
glNormal3fv	0	306	3
glNormalPointer	0	307	3
glOrtho	0	308	3
glOrthof	0	309	3
glPauseTransformFeedback	0	310	3
glPixelStorei	0	311	3
glPointSize	0	312	3
glPolygonMode	0	313	3
glPolygonOffset	0	314	3
glPopMatrix	0	315	3
glProgramBinary	0	316	3
glProgramParameteri	0	317	3
glPushMatrix	0	318	3
glReadBuffer	0	319	3
glReadPixels	0	320	3
glReleaseShaderCompiler	0	321	3
glRenderbufferStorage	0	322	3
glRenderbufferStorageMultisample	0	323	3
glRenderbufferStorageOES	0	324	3
glResumeTransformFeedback	0	325	3
glRotated	0	326	3
glRotatef	0	327	3
glSampleCoverage	0	328	3
glSamplerParameterf	0	329	3
glSamplerParameterfv	0	330	3
glSamplerParameteri	0	331	3
glSamplerParameteriv	0	332	3
glScaled	0	333	3
glScalef	0	334	3
glScissor	0	335	3
glShadeModel	0	336	3
glShaderBinary	0	337	3
glShaderSource	0	338	3
glStencilFunc	0	339	3
glStencilFuncSeparate	0	340	3
glStencilMask	0	341	3
glStencilMaskSeparate	0	342	3
glStencilOp	0	343	3
glStencilOpSeparate	0	344	3
glTexCoord2f	0	345	3
glTexCoord2fv	0	346	3
glTexCoord2i	0	347	3
glTexCoord3f	0	348	3
glTexCoord4f	0	349	3
glTexCoordPointer	0	350	3
glTexEnvf	0	351	3
glTexEnvfv	0	352	3
glTexEnvi	0	353	3
glTexGenfv	0	354	3
glTexGeni	0	355	3
glTexImage1D	0	356	3
glTexImage2D	0	357	3
glTexImage3D	0	358	3
glTexParameterf	0	359	3
glTexParameterfv	0	360	3
glTexParameteri	0	361	3
glTexParameteriv	0	362	3
glTexStorage2D	0	363	3
glTexStorage3D	0	364	3
glTexSubImage2D	0	365	3
glTexSubImage3D	0	366	3
glTransformFeedbackVaryings	0	367	3
glTranslated	0	368	3
glTranslatef	0	369	3
glUniform1f	0	370	3
glUniform1fv	0	371	3
glUniform1i	0	372	3
glUniform1iv	0	373	3
glUniform1ui	0	374	3
glUniform1uiv	0	375	3
glUniform2f	0	376	3
glUniform2fv	0	377	3
glUniform2i	0	378	3
glUniform2iv	0	379	3
glUniform2ui	0	380	3
glUniform2uiv	0	381	3
glUniform3f	0	382	3
glUniform3fv	0	383	3
glUniform3i	0	384	3
glUniform3iv	0	385	3
glUniform3ui	0	386	3
glUniform3uiv	0	387	3
glUniform4f	0	388	3
glUniform4fv	0	389	3
glUniform4i	0	390	3
glUniform4iv	0	391	3
glUniform4ui	0	392	3
glUniform4uiv	0	393	3
glUniformBlockBinding	0	394	3
glUniformMatrix2fv	0	395	3
glUniformMatrix2x3fv	0	396	3
glUniformMatrix2x4fv	0	397	3
glUniformMatrix3fv	0	398	3
glUniformMatrix3x2fv	0	399	3
glUniformMatrix3x4fv	0	400	3
glUniformMatrix4fv	0	401	3
glUniformMatrix4x2fv	0	402	3
glUniformMatrix4x3fv	0	403	3
glUnmapBuffer	0	404	3
glUseProgram	0	405	3
glValidateProgram	0	406	3
glVertex2f	0	407	3
glVertex2fv	0	408	3
glVertex2i	0	409	3
glVertex3f	0	410	3
glVertex3fv	0	411	3
glVertex3i	0	412	3
glVertex4f	0	413	3
glVertex4fv	0	414	3
glVertex4i	0	415	3
glVertexAttrib1f	0	416	3
glVertexAttrib1fv	0	417	3
glVertexAttrib2f	0	418	3
glVertexAttrib2fv	0	419	3
glVertexAttrib3f	0	420	3
glVertexAttrib3fv	0	421	3
glVertexAttrib4f	0	422	3
glVertexAttrib4fv	0	423	3
glVertexAttribDivisor	0	424	3
glVertexAttribI4i	0	425	3
glVertexAttribI4iv	0	426	3
glVertexAttribI4ui	0	427	3
glVertexAttribI4uiv	0	428	3
glVertexAttribIPointer	0	429	3
glVertexAttribPointer	0	430	3
glVertexPointer	0	431	3
glViewport	0	432	3
glWaitSync	0	433	3
glewGetErrorString	0	434	3
glewGetExtension	0	435	3
glewGetString	0	436	3
glewInit	0	437	3
glewIsSupported	0	438	3
glfwBroadcastCond	0	439	3
glfwCloseWindow	0	440	3
glfwCreateCond	0	441	3
glfwCreateCursor	0	442	3
glfwCreateMutex	0	443	3
glfwCreateStandardCursor	0	444	3
glfwCreateThread	0	445	3
glfwCreateWindow	0	446	3
glfwDefaultWindowHints	0	447	3
glfwDestroyCond	0	448	3
glfwDestroyCursor	0	449	3
glfwDestroyMutex	0	450	3
glfwDestroyThread	0	451	3
glfwDestroyWindow	0	452	3
glfwDisable	0	453	3
glfwEnable	0	454	3
glfwExtensionSupported	0	455	3
glfwFocusWindow	0	456	3
glfwFreeImage	0	457	3
glfwGetClipboardString	0	458	3
glfwGetCurrentContext	0	459	3
glfwGetCursorPos	0	460	3
glfwGetDesktopMode	0	461	3
glfwGetFramebufferSize	0	462	3
glfwGetGLVersion	0	463	3
glfwGetGammaRamp	0	464	3
glfwGetInputMode	0	465	3
glfwGetJoystickAxes	0	466	3
glfwGetJoystickButtons	0	467	3
glfwGetJoystickGUID	0	468	3
glfwGetJoystickHats	0	469	3
glfwGetJoystickName	0	470	3
glfwGetJoystickUserPointer	0	471	3
glfwGetKey	0	472	3
glfwGetKeyName	0	473	3
glfwGetKeyScancode	0	474	3
glfwGetKey_v2	0	475	3
glfwGetMonitorContentScale	0	476	3
glfwGetMonitorName	0	477	3
glfwGetMonitorPhysicalSize	0	478	3
glfwGetMonitorPos	0	479	3
glfwGetMonitorWorkarea	0	480	3
glfwGetMonitors	0	481	3
glfwGetMouseButton	0	482	3
glfwGetMouseButton_v2	0	483	3
glfwGetMousePos	0	484	3
glfwGetMouseWheel	0	485	3
glfwGetNumberOfProcessors	0	486	3
glfwGetPrimaryMonitor	0	487	3
glfwGetRequiredInstanceExtensions	0	488	3
glfwGetThreadID	0	489	3
glfwGetTime	0	490	3
glfwGetTimerFrequency	0	491	3
glfwGetTimerValue	0	492	3
glfwGetVersion	0	493	3
glfwGetVersionString	0	494	3
glfwGetVideoMode	0	495	3
glfwGetVideoModes	0	496	3
glfwGetWindowAttrib	0	497	3
glfwGetWindowContentScale	0	498	3
glfwGetWindowFrameSize	0	499	3
glfwGetWindowMonitor	0	500	3
glfwGetWindowOpacity	0	501	3
glfwGetWindowParam	0	502	3
glfwGetWindowPos	0	503	3
glfwGetWindowSize	0	504	3
glfwGetWindowSize_v2	0	505	3
glfwGetWindowUserPointer	0	506	3
glfwHideWindow	0	507	3
glfwIconifyWindow	0	508	3
glfwIconifyWindow_v2	0	509	3
glfwInit	0	510	3
glfwJoystickIsGamepad	0	511	3
glfwJoystickPresent	0	512	3
glfwLoadMemoryTexture2D	0	513	3
glfwLoadTexture2D	0	514	3
glfwLoadTextureImage2D	0	515	3
glfwLockMutex	0	516	3
glfwMakeContextCurrent	0	517	3
glfwMaximizeWindow	0	518	3
glfwOpenWindow	0	519	3
glfwOpenWindowHint	0	520	3
glfwPollEvents	0	521	3
glfwPostEmptyEvent	0	522	3
glfwRawMouseMotionSupported	0	523	3
glfwReadImage	0	524	3
glfwReadMemoryImage	0	525	3
glfwRequestWindowAttention	0	526	3
glfwRestoreWindow	0	527	3
glfwRestoreWindow_v2	0	528	3
glfwSetCharCallback	0	529	3
glfwSetCharCallback_v2	0	530	3
glfwSetCharModsCallback	0	531	3
glfwSetClipboardString	0	532	3
glfwSetCursor	0	533	3
glfwSetCursorEnterCallback	0	534	3
glfwSetCursorPos	0	535	3
glfwSetCursorPosCallback	0	536	3
glfwSetDropCallback	0	537	3
glfwSetErrorCallback	0	538	3
glfwSetFramebufferSizeCallback	0	539	3
glfwSetGamma	0	540	3
glfwSetGammaRamp	0	541	3
glfwSetInputMode	0	542	3
glfwSetJoystickCallback	0	543	3
glfwSetJoystickUserPointer	0	544	3
glfwSetKeyCallback	0	545	3
glfwSetKeyCallback_v2	0	546	3
glfwSetMonitorCallback	0	547	3
glfwSetMouseButtonCallback	0	548	3
glfwSetMouseButtonCallback_v2	0	549	3
glfwSetMousePos	0	550	3
glfwSetMousePosCallback	0	551	3
glfwSetMouseWheel	0	552	3
glfwSetMouseWheelCallback	0	553	3
glfwSetScrollCallback	0	554	3
glfwSetTime	0	555	3
glfwSetWindowAspectRatio	0	556	3
glfwSetWindowAttrib	0	557	3
glfwSetWindowCloseCallback	0	558	3
glfwSetWindowCloseCallback_v2	0	559	3
glfwSetWindowContentScaleCallback	0	560	3
glfwSetWindowFocusCallback	0	561	3
glfwSetWindowIcon	0	562	3
glfwSetWindowIconifyCallback	0	563	3
glfwSetWindowMaximizeCallback	0	564	3
glfwSetWindowMonitor	0	565	3
glfwSetWindowOpacity	0	566	3
glfwSetWindowPos	0	567	3
glfwSetWindowPosCallback	0	568	3
glfwSetWindowPos_v2	0	569	3
glfwSetWindowRefreshCallback	0	570	3
glfwSetWindowRefreshCallback_v2	0	571	3
glfwSetWindowShouldClose	0	572	3
glfwSetWindowSize	0	573	3
glfwSetWindowSizeCallback	0	574	3
glfwSetWindowSizeCallback_v2	0	575	3
glfwSetWindowSizeLimits	0	576	3
glfwSetWindowSize_v2	0	577	3
glfwSetWindowTitle	0	578	3
glfwSetWindowTitle_v2	0	579	3
glfwSetWindowUserPointer	0	580	3
glfwShowWindow	0	581	3
glfwSignalCond	0	582	3
glfwSleep	0	583	3
glfwSwapBuffers	0	584	3
glfwSwapBuffers_v2	0	585	3
glfwSwapInterval	0	586	3
glfwTerminate	0	587	3
glfwUnlockMutex	0	588	3
glfwVulkanSupported	0	589	3
glfwWaitCond	0	590	3
glfwWaitEvents	0	591	3
glfwWaitEventsTimeout	0	592	3
glfwWaitThread	0	593	3
glfwWindowHint	0	594	3
glfwWindowHintString	0	595	3
glfwWindowShouldClose	0	596	3
gluLookAt	0	597	3
gluOrtho2D	0	598	3
gluPerspective	0	599	3
gluProject	0	600	3
gluUnProject	0	601	3
glutCreateWindow	0	602	3
glutDestroyWindow	0	603	3
glutDisplayFunc	0	604	3
glutFullScreen	0	605	3
glutGet	0	606	3
glutGetModifiers	0	607	3
glutIdleFunc	0	608	3
glutInit	0	609	3
glutInitDisplayMode	0	610	3
glutInitWindowPosition	0	611	3
glutInitWindowSize	0	612	3
glutKeyboardFunc	0	613	3
glutKeyboardUpFunc	0	614	3
glutMainLoop	0	615	3
glutMotionFunc	0	616	3
glutMouseFunc	0	617	3
glutPassiveMotionFunc	0	618	3
glutPositionWindow	0	619	3
glutPostRedisplay	0	620	3
glutReshapeFunc	0	621	3
glutReshapeWindow	0	622	3
glutSetCursor	0	623	3
glutSpecialFunc	0	624	3
glutSpecialUpFunc	0	625	3
glutSwapBuffers	0	626	3
glutTimerFunc	0	627	3
_emscripten_create_audio_worklet	0	629	3
alBuffer3f	0	630	3
alBuffer3i	0	631	3
alBufferData	0	632	3
alBufferf	0	633	3
alBufferfv	0	634	3
alBufferi	0	635	3
alBufferiv	0	636	3
alDeleteBuffers	0	637	3
alDeleteSources	0	638	3
alDisable	0	639	3
alDistanceModel	0	640	3
alDopplerFactor	0	641	3
alDopplerVelocity	0	642	3
alEnable	0	643	3
alGenBuffers	0	644	3
alGenSources	0	645	3
alGetBoolean	0	646	3
alGetBooleanv	0	647	3
alGetBuffer3f	0	648	3
alGetBuffer3i	0	649	3
alGetBufferf	0	650	3
alGetBufferfv	0	651	3
alGetBufferi	0	652	3
alGetBufferiv	0	653	3
alGetDouble	0	654	3
alGetDoublev	0	655	3
alGetEnumValue	0	656	3
alGetError	0	657	3
alGetFloat	0	658	3
alGetFloatv	0	659	3
alGetInteger	0	660	3
alGetIntegerv	0	661	3
alGetListener3f	0	662	3
alGetListener3i	0	663	3
alGetListenerf	0	664	3
alGetListenerfv	0	665	3
alGetListeneri	0	666	3
alGetListeneriv	0	667	3
alGetSource3f	0	668	3
alGetSource3i	0	669	3
alGetSourcef	0	670	3
alGetSourcefv	0	671	3
alGetSourcei	0	672	3
alGetSourceiv	0	673	3
alGetString	0	674	3
alIsBuffer	0	675	3
alIsEnabled	0	676	3
alIsExtensionPresent	0	677	3
alIsSource	0	678	3
alListener3f	0	679	3
alListener3i	0	680	3
alListenerf	0	681	3
alListenerfv	0	682	3
alListeneri	0	683	3
alListeneriv	0	684	3
alSource3f	0	685	3
alSource3i	0	686	3
alSourcePause	0	687	3
alSourcePausev	0	688	3
alSourcePlay	0	689	3
alSourcePlayv	0	690	3
alSourceQueueBuffers	0	691	3
alSourceRewind	0	692	3
alSourceRewindv	0	693	3
alSourceStop	0	694	3
alSourceStopv	0	695	3
alSourceUnqueueBuffers	0	696	3
alSourcef	0	697	3
alSourcefv	0	698	3
alSourcei	0	699	3
alSourceiv	0	700	3
alSpeedOfSound	0	701	3
alcCaptureCloseDevice	0	702	3
alcCaptureOpenDevice	0	703	3
alcCaptureSamples	0	704	3
alcCaptureStart	0	705	3
alcCaptureStop	0	706	3
alcCloseDevice	0	707	3
alcCreateContext	0	708	3
alcDestroyContext	0	709	3
alcGetContextsDevice	0	710	3
alcGetCurrentContext	0	711	3
alcGetEnumValue	0	712	3
alcGetError	0	713	3
alcGetIntegerv	0	714	3
alcGetString	0	715	3
alcIsExtensionPresent	0	716	3
alcMakeContextCurrent	0	717	3
alcOpenDevice	0	718	3
alcProcessContext	0	719	3
alcSuspendContext	0	720	3
emscripten_audio_context_quantum_size	0	721	3
emscripten_audio_context_sample_rate	0	722	3
emscripten_audio_context_state	0	723	3
emscripten_audio_node_connect	0	724	3
emscripten_audio_worklet_post_function_sig	0	725	3
emscripten_audio_worklet_post_function_v	0	726	3
emscripten_audio_worklet_post_function_vd	0	727	3
emscripten_audio_worklet_post_function_vdd	0	728	3
emscripten_audio_worklet_post_function_vddd	0	729	3
emscripten_audio_worklet_post_function_vi	0	730	3
emscripten_audio_worklet_post_function_vii	0	731	3
emscripten_audio_worklet_post_function_viii	0	732	3
emscripten_create_audio_context	0	733	3
emscripten_create_wasm_audio_worklet_node	0	734	3
emscripten_create_wasm_audio_worklet_processor_async	0	735	3
emscripten_destroy_audio_context	0	736	3
emscripten_destroy_web_audio_node	0	737	3
emscripten_resume_audio_context_async	0	738	3
emscripten_resume_audio_context_sync	0	739	3
IMG_Init	0	741	3
IMG_Load	0	742	3
IMG_Load_RW	0	743	3
IMG_Quit	0	744	3
Mix_AllocateChannels	0	745	3
Mix_ChannelFinished	0	746	3
Mix_CloseAudio	0	747	3
Mix_FadeInChannelTimed	0	748	3
Mix_FadeInMusicPos	0	749	3
Mix_FadeOutChannel	0	750	3
Mix_FadeOutMusic	0	751	3
Mix_FadingChannel	0	752	3
Mix_FreeChunk	0	753	3
Mix_FreeMusic	0	754	3
Mix_HaltChannel	0	755	3
Mix_HaltMusic	0	756	3
Mix_HookMusicFinished	0	757	3
Mix_Init	0	758	3
Mix_Linked_Version	0	759	3
Mix_LoadMUS	0	760	3
Mix_LoadMUS_RW	0	761	3
Mix_LoadWAV	0	762	3
Mix_LoadWAV_RW	0	763	3
Mix_OpenAudio	0	764	3
Mix_Pause	0	765	3
Mix_PauseMusic	0	766	3
Mix_Paused	0	767	3
Mix_PausedMusic	0	768	3
Mix_PlayChannelTimed	0	769	3
Mix_PlayMusic	0	770	3
Mix_Playing	0	771	3
Mix_PlayingMusic	0	772	3
Mix_QuerySpec	0	773	3
Mix_QuickLoad_RAW	0	774	3
Mix_Quit	0	775	3
Mix_ReserveChannels	0	776	3
Mix_Resume	0	777	3
Mix_ResumeMusic	0	778	3
Mix_SetPanning	0	779	3
Mix_SetPosition	0	780	3
Mix_SetPostMix	0	781	3
Mix_Volume	0	782	3
Mix_VolumeChunk	0	783	3
Mix_VolumeMusic	0	784	3
SDL_AddTimer	1	785	3
SDL_AllocRW	0	786	3
SDL_AudioDriverName	0	787	3
SDL_AudioQuit	0	788	3
SDL_ClearError	0	789	3
SDL_CloseAudio	0	790	3
SDL_CondBroadcast	0	791	3
SDL_CondSignal	0	792	3
SDL_CondWait	0	793	3
SDL_CondWaitTimeout	0	794	3
SDL_ConvertSurface	0	795	3
SDL_CreateCond	0	796	3
SDL_CreateMutex	0	797	3
SDL_CreateRGBSurface	0	798	3
SDL_CreateRGBSurfaceFrom	0	799	3
SDL_CreateThread	0	800	3
SDL_Delay	1	801	3
SDL_DestroyCond	0	802	3
SDL_DestroyMutex	0	803	3
SDL_DestroyRenderer	0	804	3
SDL_DestroyWindow	0	805	3
SDL_DisplayFormat	0	806	3
SDL_DisplayFormatAlpha	0	807	3
SDL_EnableKeyRepeat	0	808	3
SDL_EnableUNICODE	0	809	3
SDL_FillRect	0	810	3
SDL_Flip	0	811	3
SDL_FreeRW	0	812	3
SDL_FreeSurface	0	813	3
SDL_GL_DeleteContext	0	814	3
SDL_GL_ExtensionSupported	0	815	3
SDL_GL_GetAttribute	0	816	3
SDL_GL_GetSwapInterval	0	817	3
SDL_GL_MakeCurrent	0	818	3
SDL_GL_SetAttribute	0	819	3
SDL_GL_SetSwapInterval	0	820	3
SDL_GL_SwapBuffers	0	821	3
SDL_GL_SwapWindow	0	822	3
SDL_GetAppState	0	823	3
SDL_GetAudioDriver	0	824	3
SDL_GetClipRect	0	825	3
SDL_GetCurrentAudioDriver	0	826	3
SDL_GetError	0	827	3
SDL_GetKeyName	0	828	3
SDL_GetKeyboardState	0	829	3
SDL_GetModState	0	830	3
SDL_GetMouseState	0	831	3
SDL_GetNumAudioDrivers	0	832	3
SDL_GetRGB	0	833	3
SDL_GetRGBA	0	834	3
SDL_GetScancodeFromKey	0	835	3
SDL_GetThreadID	0	836	3
SDL_GetTicks	0	837	3
SDL_GetVideoInfo	0	838	3
SDL_GetVideoSurface	0	839	3
SDL_GetWindowFlags	0	840	3
SDL_GetWindowSize	0	841	3
SDL_Has3DNow	0	842	3
SDL_Has3DNowExt	0	843	3
SDL_HasAltiVec	0	844	3
SDL_HasMMX	0	845	3
SDL_HasMMXExt	0	846	3
SDL_HasRDTSC	0	847	3
SDL_HasSSE	0	848	3
SDL_HasSSE2	0	849	3
SDL_Init	0	850	3
SDL_InitSubSystem	0	851	3
SDL_JoystickClose	0	852	3
SDL_JoystickEventState	0	853	3
SDL_JoystickGetAxis	0	854	3
SDL_JoystickGetBall	0	855	3
SDL_JoystickGetButton	0	856	3
SDL_JoystickGetHat	0	857	3
SDL_JoystickIndex	0	858	3
SDL_JoystickName	0	859	3
SDL_JoystickNumAxes	0	860	3
SDL_JoystickNumBalls	0	861	3
SDL_JoystickNumButtons	0	862	3
SDL_JoystickNumHats	0	863	3
SDL_JoystickOpen	0	864	3
SDL_JoystickOpened	0	865	3
SDL_JoystickUpdate	0	866	3
SDL_Linked_Version	0	867	3
SDL_ListModes	0	868	3
SDL_LoadBMP_RW	0	869	3
SDL_LockAudio	0	870	3
SDL_LockSurface	0	871	3
SDL_LogSetOutputFunction	0	872	3
SDL_LowerBlit	0	873	3
SDL_LowerBlitScaled	0	874	3
SDL_MapRGB	0	875	3
SDL_MapRGBA	0	876	3
SDL_NumJoysticks	0	877	3
SDL_OpenAudio	0	878	3
SDL_PauseAudio	0	879	3
SDL_PeepEvents	0	880	3
SDL_PollEvent	0	881	3
SDL_PumpEvents	0	882	3
SDL_PushEvent	0	883	3
SDL_Quit	0	884	3
SDL_QuitSubSystem	0	885	3
SDL_RWFromConstMem	0	886	3
SDL_RWFromFile	0	887	3
SDL_RWFromMem	0	888	3
SDL_RemoveTimer	2	889	3
SDL_SaveBMP_RW	0	890	3
SDL_SetAlpha	0	891	3
SDL_SetClipRect	0	892	3
SDL_SetColorKey	0	893	3
SDL_SetColors	0	894	3
SDL_SetError	0	895	3
SDL_SetGamma	0	896	3
SDL_SetGammaRamp	0	897	3
SDL_SetPalette	0	898	3
SDL_SetVideoMode	0	899	3
SDL_SetWindowFullscreen	0	900	3
SDL_SetWindowTitle	0	901	3
SDL_ShowCursor	0	902	3
SDL_StartTextInput	0	903	3
SDL_StopTextInput	0	904	3
SDL_ThreadID	0	905	3
SDL_UnlockAudio	0	906	3
SDL_UnlockSurface	0	907	3
SDL_UpdateRect	0	908	3
SDL_UpdateRects	0	909	3
SDL_UpperBlit	0	910	3
SDL_UpperBlitScaled	0	911	3
SDL_VideoDriverName	0	912	3
SDL_VideoModeOK	0	913	3
SDL_VideoQuit	0	914	3
SDL_WM_GrabInput	0	915	3
SDL_WM_IconifyWindow	0	916	3
SDL_WM_SetCaption	0	917	3
SDL_WM_SetIcon	0	918	3
SDL_WM_ToggleFullScreen	0	919	3
SDL_WaitThread	0	920	3
SDL_WarpMouse	0	921	3
SDL_WasInit	0	922	3
SDL_mutexP	0	923	3
SDL_mutexV	0	924	3
TTF_CloseFont	0	925	3
TTF_FontAscent	0	926	3
TTF_FontDescent	0	927	3
TTF_FontHeight	0	928	3
TTF_FontLineSkip	0	929	3
TTF_GlyphMetrics	0	930	3
TTF_Init	0	931	3
TTF_OpenFont	0	932	3
TTF_Quit	0	933	3
TTF_RenderText_Blended	0	934	3
TTF_RenderText_Shaded	0	935	3
TTF_RenderText_Solid	0	936	3
TTF_RenderUTF8_Solid	0	937	3
TTF_SizeText	0	938	3
TTF_SizeUTF8	0	939	3
XChangeWindowAttributes	0	940	3
XCreateWindow	0	941	3
XInternAtom	0	942	3
XMapWindow	0	943	3
XOpenDisplay	0	944	3
XPending	0	945	3
XSendEvent	0	946	3
XSetWMHints	0	947	3
XStoreName	0	948	3
boxColor	0	949	3
boxRGBA	0	950	3
ellipseColor	0	951	3
ellipseRGBA	0	952	3
emscripten_SDL_SetEventHandler	0	953	3
filledEllipseColor	0	954	3
filledEllipseRGBA	0	955	3
lineColor	0	956	3
lineRGBA	0	957	3
pixelRGBA	0	958	3
rectangleColor	0	959	3
rectangleRGBA	0	960	3
rotozoomSurface	0	961	3
zoomSurface	0	962	3`,
  },
  {
    name: "emscripten",
    title: "Emscripten JavaScript library",
    source: "https://github.com/emscripten-core/emscripten/tree/main/src/lib",
    file: "rules/catalogues/emscripten.yaml",
    at: [6,9],
    modules: [["env",9,11]],
    needs: ["none","held","all sleep","all net.tcp.listen","all fs.metadata","any net.tcp.listen net.udp.listen","all fs.write","any net.tcp.connect net.udp.connect","all process.exit","all fs.read","all clock.cpu","all fs.link","all fs.create","any fs.read fs.write fs.create","any stdio.stdin fs.read","any net.tcp.connect net.tcp.listen net.udp.connect net.udp.listen","all fs.create fs.delete","all fs.delete","all process.signal","any stdio.stdout stdio.stderr fs.write","all stdio.stderr","all args","any stdio.stdout stdio.stderr","all stdio.stdout","all random.insecure","all random.secure","all clock.wall","all clock.monotonic","all net.dns","all http.outgoing fs.create","all http.outgoing","all thread","all host","any fs.read fs.write","all stdio.stdin"],
    functions: `invoke_*	0	12	3
_Unwind_Backtrace	0	13	3
_Unwind_DeleteException	0	14	3
_Unwind_FindEnclosingFunction	0	15	3
_Unwind_GetIPInfo	0	16	3
__cxa_begin_catch	0	17	3
__cxa_call_unexpected	0	18	3
__cxa_current_exception_type	0	19	3
__cxa_current_primary_exception	0	20	3
__cxa_end_catch	0	21	3
__cxa_rethrow	0	22	3
__cxa_rethrow_primary_exception	0	23	3
__cxa_throw	0	24	3
__cxa_uncaught_exceptions	0	25	3
__resumeException	0	26	3
_emscripten_throw_longjmp	0	27	3
llvm_eh_typeid_for	0	28	3
__syscall__llseek	1	30	3
__syscall__newselect	2	31	3
__syscall_accept4	3	32	3
__syscall_access	4	33	3
__syscall_acct	0	34	3
__syscall_bind	5	35	3
__syscall_chdir	4	36	3
__syscall_chmod	6	37	3
__syscall_chown32	6	38	3
__syscall_close	1	39	3
__syscall_connect	7	40	3
__syscall_dup	1	41	3
__syscall_dup2	1	42	3
__syscall_dup3	1	43	3
__syscall_epoll_create1	1	44	3
__syscall_epoll_ctl	1	45	3
__syscall_epoll_pwait	2	46	3
__syscall_epoll_pwait_nonblocking	1	47	3
__syscall_exit	8	48	3
__syscall_exit_group	8	49	3
__syscall_faccessat	4	50	3
__syscall_faccessat2	4	51	3
__syscall_fadvise64	1	52	3
__syscall_fallocate	6	53	3
__syscall_fchdir	4	54	3
__syscall_fchmod	6	55	3
__syscall_fchmodat	6	56	3
__syscall_fchmodat2	6	57	3
__syscall_fchown32	6	58	3
__syscall_fchownat	6	59	3
__syscall_fcntl64	1	60	3
__syscall_fdatasync	1	61	3
__syscall_fstat64	1	62	3
__syscall_fstatat64	4	63	3
__syscall_fstatfs64	4	64	3
__syscall_fsync	1	65	3
__syscall_ftruncate64	6	66	3
__syscall_getcwd	1	67	3
__syscall_getdents64	9	68	3
__syscall_getegid32	0	69	3
__syscall_geteuid32	0	70	3
__syscall_getgid32	0	71	3
__syscall_getgroups32	0	72	3
__syscall_getpeername	1	73	3
__syscall_getpgid	0	74	3
__syscall_getpid	0	75	3
__syscall_getppid	0	76	3
__syscall_getpriority	0	77	3
__syscall_getresgid32	0	78	3
__syscall_getresuid32	0	79	3
__syscall_getrusage	10	80	3
__syscall_getsid	0	81	3
__syscall_getsockname	1	82	3
__syscall_getsockopt	1	83	3
__syscall_gettid	0	84	3
__syscall_getuid32	0	85	3
__syscall_ioctl	1	86	3
__syscall_lchown32	6	87	3
__syscall_link	11	88	3
__syscall_linkat	11	89	3
__syscall_listen	3	90	3
__syscall_llseek	1	91	3
__syscall_lstat64	4	92	3
__syscall_madvise	1	93	3
__syscall_madvise1	1	94	3
__syscall_mincore	1	95	3
__syscall_mkdir	12	96	3
__syscall_mkdirat	12	97	3
__syscall_mknod	12	98	3
__syscall_mknodat	12	99	3
__syscall_mlock	1	100	3
__syscall_mlockall	1	101	3
__syscall_mmap2	9	102	3
__syscall_mprotect	1	103	3
__syscall_mremap	1	104	3
__syscall_msync	6	105	3
__syscall_munlock	1	106	3
__syscall_munlockall	1	107	3
__syscall_munmap	6	108	3
__syscall_newfstatat	4	109	3
__syscall_open	13	110	3
__syscall_openat	13	111	3
__syscall_pause	0	112	3
__syscall_pipe	1	113	3
__syscall_pipe2	1	114	3
__syscall_poll	2	115	3
__syscall_poll_nonblocking	1	116	3
__syscall_ppoll	2	117	3
__syscall_pread64	9	118	3
__syscall_preadv	9	119	3
__syscall_prlimit64	0	120	3
__syscall_pselect6	2	121	3
__syscall_pwrite64	6	122	3
__syscall_pwritev	6	123	3
__syscall_read	14	124	3
__syscall_readlink	4	125	3
__syscall_readlinkat	4	126	3
__syscall_readv	14	127	3
__syscall_recvfrom	15	128	3
__syscall_recvmmsg	15	129	3
__syscall_recvmsg	15	130	3
__syscall_rename	16	131	3
__syscall_renameat	16	132	3
__syscall_renameat2	16	133	3
__syscall_rmdir	17	134	3
__syscall_sendmmsg	15	135	3
__syscall_sendmsg	15	136	3
__syscall_sendto	15	137	3
__syscall_setitimer	18	138	3
__syscall_setpgid	0	139	3
__syscall_setpriority	0	140	3
__syscall_setrlimit	0	141	3
__syscall_setsid	0	142	3
__syscall_setsockopt	1	143	3
__syscall_shutdown	1	144	3
__syscall_socket	15	145	3
__syscall_socketcall	15	146	3
__syscall_socketpair	15	147	3
__syscall_stat64	4	148	3
__syscall_statfs64	4	149	3
__syscall_symlink	11	150	3
__syscall_symlinkat	11	151	3
__syscall_sync	0	152	3
__syscall_sysinfo	0	153	3
__syscall_truncate64	6	154	3
__syscall_ugetrlimit	0	155	3
__syscall_umask	1	156	3
__syscall_uname	0	157	3
__syscall_unlink	17	158	3
__syscall_unlinkat	17	159	3
__syscall_utimensat	6	160	3
__syscall_utimensat_time64	6	161	3
__syscall_wait4	0	162	3
__syscall_write	19	163	3
__syscall_writev	19	164	3
__asctime_r	0	166	3
__assert_fail	20	167	3
__call_sighandler	0	168	3
__handle_stack_overflow	0	169	3
_emscripten_fs_load_embedded_files	0	170	3
_emscripten_get_now_is_monotonic	0	171	3
_emscripten_get_progname	21	172	3
_emscripten_log_formatted	22	173	3
_mmap_js	9	174	3
_msync_js	6	175	3
_munmap_js	6	176	3
_setitimer_js	18	177	3
emscripten_atomics_is_lock_free	0	178	3
emscripten_cancel_animation_frame	1	179	3
emscripten_check_blocking_allowed	0	180	3
emscripten_console_error	20	181	3
emscripten_console_log	23	182	3
emscripten_console_trace	20	183	3
emscripten_console_warn	20	184	3
emscripten_current_thread_is_audio_worklet	0	185	3
emscripten_dbg	20	186	3
emscripten_dbg_backtrace	20	187	3
emscripten_dbgn	20	188	3
emscripten_err	20	189	3
emscripten_errn	20	190	3
emscripten_exit_with_live_runtime	8	191	3
emscripten_fiber_swap	0	192	3
emscripten_force_exit	8	193	3
emscripten_get_callstack	0	194	3
emscripten_get_compiler_setting	0	195	3
emscripten_get_heap_max	0	196	3
emscripten_has_asyncify	0	197	3
emscripten_has_threading_support	0	198	3
emscripten_math_acos	0	199	3
emscripten_math_acosh	0	200	3
emscripten_math_asin	0	201	3
emscripten_math_asinh	0	202	3
emscripten_math_atan	0	203	3
emscripten_math_atan2	0	204	3
emscripten_math_atanh	0	205	3
emscripten_math_cbrt	0	206	3
emscripten_math_cos	0	207	3
emscripten_math_cosh	0	208	3
emscripten_math_exp	0	209	3
emscripten_math_expm1	0	210	3
emscripten_math_fmod	0	211	3
emscripten_math_hypot	0	212	3
emscripten_math_log	0	213	3
emscripten_math_log10	0	214	3
emscripten_math_log1p	0	215	3
emscripten_math_log2	0	216	3
emscripten_math_pow	0	217	3
emscripten_math_random	24	218	3
emscripten_math_round	0	219	3
emscripten_math_sign	0	220	3
emscripten_math_sin	0	221	3
emscripten_math_sinh	0	222	3
emscripten_math_sqrt	0	223	3
emscripten_math_tan	0	224	3
emscripten_math_tanh	0	225	3
emscripten_navigator_hardware_concurrency	0	226	3
emscripten_notify_memory_growth	0	227	3
emscripten_num_logical_cores	0	228	3
emscripten_out	23	229	3
emscripten_outn	23	230	3
emscripten_pc_get_column	0	231	3
emscripten_pc_get_file	0	232	3
emscripten_pc_get_function	0	233	3
emscripten_pc_get_line	0	234	3
emscripten_print_double	0	235	3
emscripten_random	24	236	3
emscripten_resize_heap	0	237	3
emscripten_return_address	0	238	3
emscripten_scan_registers	0	239	3
emscripten_stack_snapshot	0	240	3
emscripten_stack_unwind_buffer	0	241	3
emscripten_supports_offscreencanvas	0	242	3
emscripten_throw_number	0	243	3
emscripten_throw_string	0	244	3
emscripten_unwind_to_js_event_loop	1	245	3
endprotoent	0	246	3	(func)
exit	8	247	3	(func (param i32))
getprotobyname	0	248	3	(func (param i32) (result i32))
getprotobynumber	0	249	3	(func (param i32) (result i32))
getprotoent	0	250	3	(func (result i32))
setprotoent	0	251	3	(func (param i32))
strptime	0	252	3	(func (param i32 i32 i32) (result i32))
strptime_l	0	253	3	(func (param i32 i32 i32 i32) (result i32))
uuid_clear	0	254	3	(func (param i32))
uuid_compare	0	255	3	(func (param i32 i32) (result i32))
uuid_copy	0	256	3	(func (param i32 i32))
uuid_generate	25	257	3	(func (param i32))
uuid_is_null	0	258	3	(func (param i32) (result i32))
uuid_parse	0	259	3	(func (param i32 i32) (result i32))
uuid_type	0	260	3	(func (param i32) (result i32))
uuid_unparse	0	261	3	(func (param i32 i32))
uuid_unparse_lower	0	262	3	(func (param i32 i32))
uuid_unparse_upper	0	263	3	(func (param i32 i32))
uuid_variant	0	264	3	(func (param i32) (result i32))
_abort_js	0	266	3
_emscripten_push_main_loop_blocker	2	267	3
_emscripten_push_uncounted_main_loop_blocker	2	268	3
_emscripten_runtime_keepalive_clear	1	269	3
_gmtime_js	0	270	3
_localtime_js	26	271	3
_mktime_js	26	272	3
_timegm_js	0	273	3
_tzset_js	26	274	3
emscripten_async_call	2	275	3
emscripten_cancel_main_loop	1	276	3
emscripten_clear_immediate	1	277	3
emscripten_clear_interval	1	278	3
emscripten_clear_timeout	1	279	3
emscripten_date_now	26	280	3
emscripten_get_main_loop_timing	1	281	3
emscripten_get_now	27	282	3
emscripten_get_now_res	27	283	3
emscripten_pause_main_loop	1	284	3
emscripten_performance_now	27	285	3
emscripten_promise_all	1	286	3
emscripten_promise_all_settled	1	287	3
emscripten_promise_any	1	288	3
emscripten_promise_await	2	289	3
emscripten_promise_await_unchecked	2	290	3
emscripten_promise_create	1	291	3
emscripten_promise_destroy	1	292	3
emscripten_promise_race	1	293	3
emscripten_promise_resolve	1	294	3
emscripten_promise_then	1	295	3
emscripten_request_animation_frame	2	296	3
emscripten_request_animation_frame_loop	2	297	3
emscripten_resume_main_loop	1	298	3
emscripten_runtime_keepalive_check	1	299	3
emscripten_runtime_keepalive_pop	1	300	3
emscripten_runtime_keepalive_push	1	301	3
emscripten_set_immediate	2	302	3
emscripten_set_immediate_loop	2	303	3
emscripten_set_interval	2	304	3
emscripten_set_main_loop	2	305	3
emscripten_set_main_loop_arg	2	306	3
emscripten_set_main_loop_expected_blockers	1	307	3
emscripten_set_main_loop_timing	2	308	3
emscripten_set_timeout	2	309	3
emscripten_set_timeout_loop	2	310	3
emscripten_sleep	2	311	3
_emscripten_fetch_get_response_headers	1	313	3
_emscripten_fetch_get_response_headers_length	1	314	3
_emscripten_lookup_name	28	315	3
emscripten_async_wget	29	316	3
emscripten_async_wget2	29	317	3
emscripten_async_wget2_abort	1	318	3
emscripten_async_wget2_data	30	319	3
emscripten_async_wget_data	30	320	3
emscripten_fetch_free	1	321	3
emscripten_set_socket_close_callback	1	322	3
emscripten_set_socket_connection_callback	1	323	3
emscripten_set_socket_error_callback	1	324	3
emscripten_set_socket_listen_callback	1	325	3
emscripten_set_socket_message_callback	1	326	3
emscripten_set_socket_open_callback	1	327	3
emscripten_start_fetch	30	328	3
emscripten_websocket_close	1	329	3
emscripten_websocket_deinitialize	1	330	3
emscripten_websocket_delete	1	331	3
emscripten_websocket_get_buffered_amount	1	332	3
emscripten_websocket_get_extensions	1	333	3
emscripten_websocket_get_extensions_length	1	334	3
emscripten_websocket_get_protocol	1	335	3
emscripten_websocket_get_protocol_length	1	336	3
emscripten_websocket_get_ready_state	1	337	3
emscripten_websocket_get_url	1	338	3
emscripten_websocket_get_url_length	1	339	3
emscripten_websocket_is_supported	0	340	3
emscripten_websocket_new	30	341	3
emscripten_websocket_send_binary	1	342	3
emscripten_websocket_send_utf8_text	1	343	3
emscripten_websocket_set_onclose_callback_on_thread	1	344	3
emscripten_websocket_set_onerror_callback_on_thread	1	345	3
emscripten_websocket_set_onmessage_callback_on_thread	1	346	3
emscripten_websocket_set_onopen_callback_on_thread	1	347	3
emscripten_wget	29	348	3
emscripten_wget_data	30	349	3
getaddrinfo	28	350	3	(func (param i32 i32 i32 i32) (result i32))
getnameinfo	28	351	3	(func (param i32 i32 i32 i32 i32 i32 i32) (result i32))
__do_set_thread_state	31	353	3
__pthread_create_js	31	354	3
_emscripten_atomic_wait_promise	31	355	3
_emscripten_create_wasm_worker	31	356	3
_emscripten_dlsync_threads	31	357	3
_emscripten_init_main_thread_js	31	358	3
_emscripten_notify_mailbox_postmessage	31	359	3
_emscripten_receive_on_main_thread_js	31	360	3
_emscripten_thread_cleanup	31	361	3
_emscripten_thread_exit_joinable	31	362	3
_emscripten_thread_mailbox_await	31	363	3
_emscripten_thread_set_strongref	31	364	3
_wasmfs_thread_utils_heartbeat	31	365	3
emscripten_atomic_cancel_all_wait_asyncs	31	366	3
emscripten_atomic_cancel_all_wait_asyncs_at_address	31	367	3
emscripten_atomic_cancel_wait_async	31	368	3
emscripten_atomic_wait_async	31	369	3
emscripten_call_worker	31	370	3
emscripten_create_worker	31	371	3
emscripten_destroy_worker	31	372	3
emscripten_get_worker_queue_size	31	373	3
emscripten_lock_async_acquire	31	374	3
emscripten_semaphore_async_acquire	31	375	3
emscripten_terminate_all_wasm_workers	31	376	3
emscripten_terminate_wasm_worker	31	377	3
emscripten_wasm_worker_post_function_sig	31	378	3
emscripten_wasm_worker_post_function_v	31	379	3
emscripten_wasm_worker_post_function_vd	31	380	3
emscripten_wasm_worker_post_function_vdd	31	381	3
emscripten_wasm_worker_post_function_vddd	31	382	3
emscripten_wasm_worker_post_function_vi	31	383	3
emscripten_wasm_worker_post_function_vii	31	384	3
emscripten_wasm_worker_post_function_viii	31	385	3
emscripten_worker_respond	31	386	3
emscripten_worker_respond_provisionally	31	387	3
_wasmfs_copy_preloaded_file_data	0	389	3
_wasmfs_create_fetch_backend_js	30	390	3
_wasmfs_create_js_file_backend_js	32	391	3
_wasmfs_get_num_preloaded_dirs	0	392	3
_wasmfs_get_num_preloaded_files	0	393	3
_wasmfs_get_preloaded_child_path	0	394	3
_wasmfs_get_preloaded_file_mode	0	395	3
_wasmfs_get_preloaded_file_size	0	396	3
_wasmfs_get_preloaded_parent_path	0	397	3
_wasmfs_get_preloaded_path_name	0	398	3
_wasmfs_jsimpl_alloc_file	32	399	3
_wasmfs_jsimpl_async_alloc_file	32	400	3
_wasmfs_jsimpl_async_free_file	32	401	3
_wasmfs_jsimpl_async_get_size	32	402	3
_wasmfs_jsimpl_async_read	32	403	3
_wasmfs_jsimpl_async_write	32	404	3
_wasmfs_jsimpl_free_file	32	405	3
_wasmfs_jsimpl_get_size	32	406	3
_wasmfs_jsimpl_read	32	407	3
_wasmfs_jsimpl_set_size	32	408	3
_wasmfs_jsimpl_write	32	409	3
_wasmfs_node_close	1	410	3
_wasmfs_node_fstat_size	4	411	3
_wasmfs_node_ftruncate	6	412	3
_wasmfs_node_get_mode	4	413	3
_wasmfs_node_insert_directory	12	414	3
_wasmfs_node_insert_file	12	415	3
_wasmfs_node_open	33	416	3
_wasmfs_node_read	9	417	3
_wasmfs_node_readdir	9	418	3
_wasmfs_node_readlink	4	419	3
_wasmfs_node_rename	16	420	3
_wasmfs_node_rmdir	17	421	3
_wasmfs_node_stat_size	4	422	3
_wasmfs_node_symlink	11	423	3
_wasmfs_node_truncate	6	424	3
_wasmfs_node_unlink	17	425	3
_wasmfs_node_write	6	426	3
_wasmfs_opfs_close_access	1	427	3
_wasmfs_opfs_close_blob	1	428	3
_wasmfs_opfs_flush_access	1	429	3
_wasmfs_opfs_free_directory	1	430	3
_wasmfs_opfs_free_file	1	431	3
_wasmfs_opfs_get_child	4	432	3
_wasmfs_opfs_get_entries	9	433	3
_wasmfs_opfs_get_size_access	4	434	3
_wasmfs_opfs_get_size_blob	4	435	3
_wasmfs_opfs_get_size_file	4	436	3
_wasmfs_opfs_init_root_directory	4	437	3
_wasmfs_opfs_insert_directory	12	438	3
_wasmfs_opfs_insert_file	12	439	3
_wasmfs_opfs_move_file	16	440	3
_wasmfs_opfs_open_access	33	441	3
_wasmfs_opfs_open_blob	33	442	3
_wasmfs_opfs_read_access	9	443	3
_wasmfs_opfs_read_blob	9	444	3
_wasmfs_opfs_remove_child	16	445	3
_wasmfs_opfs_set_size_access	6	446	3
_wasmfs_opfs_set_size_file	6	447	3
_wasmfs_opfs_write_access	6	448	3
_wasmfs_stdin_get_char	34	449	3
_embind_create_inheriting_constructor	0	451	3
_embind_finalize_value_array	0	452	3
_embind_finalize_value_object	0	453	3
_embind_register_bigint	0	454	3
_embind_register_bool	0	455	3
_embind_register_class	0	456	3
_embind_register_class_class_function	0	457	3
_embind_register_class_class_property	0	458	3
_embind_register_class_constructor	0	459	3
_embind_register_class_function	0	460	3
_embind_register_class_property	0	461	3
_embind_register_constant	0	462	3
_embind_register_emval	0	463	3
_embind_register_enum	0	464	3
_embind_register_enum_value	0	465	3
_embind_register_float	0	466	3
_embind_register_function	0	467	3
_embind_register_integer	0	468	3
_embind_register_iterable	0	469	3
_embind_register_memory_view	0	470	3
_embind_register_optional	0	471	3
_embind_register_smart_ptr	0	472	3
_embind_register_std_string	0	473	3
_embind_register_std_wstring	0	474	3
_embind_register_user_type	0	475	3
_embind_register_user_type_definition	0	476	3
_embind_register_value_array	0	477	3
_embind_register_value_array_element	0	478	3
_embind_register_value_object	0	479	3
_embind_register_value_object_field	0	480	3
_embind_register_void	0	481	3
_emval_array_to_memory_view	1	483	3
_emval_await	1	484	3
_emval_coro_make_promise	1	485	3
_emval_coro_suspend	1	486	3
_emval_create_invoker	32	487	3
_emval_decref	0	488	3
_emval_delete	1	489	3
_emval_equals	1	490	3
_emval_from_current_cxa_exception	1	491	3
_emval_get_global	32	492	3
_emval_get_module_property	32	493	3
_emval_get_property	32	494	3
_emval_greater_than	1	495	3
_emval_in	1	496	3
_emval_incref	0	497	3
_emval_instanceof	1	498	3
_emval_invoke	32	499	3
_emval_invoke_i64	32	500	3
_emval_is_catchable_cpp_exception_object	1	501	3
_emval_is_number	1	502	3
_emval_is_string	1	503	3
_emval_iter_begin	1	504	3
_emval_iter_next	1	505	3
_emval_less_than	1	506	3
_emval_new_array	0	507	3
_emval_new_array_from_memory_view	1	508	3
_emval_new_cstring	0	509	3
_emval_new_object	0	510	3
_emval_new_u16string	0	511	3
_emval_new_u8string	0	512	3
_emval_not	1	513	3
_emval_register_symbol	0	514	3
_emval_run_destructors	0	515	3
_emval_set_property	32	516	3
_emval_strictly_equals	1	517	3
_emval_throw	1	518	3
_emval_typeof	1	519	3
_dlopen_js	32	521	3
_dlsym_catchup_js	32	522	3
_dlsym_js	32	523	3
_emscripten_dlopen_js	32	524	3
_emscripten_system	32	525	3
emscripten_asm_const_async_on_main_thread	32	526	3
emscripten_asm_const_double	32	527	3
emscripten_asm_const_double_sync_on_main_thread	32	528	3
emscripten_asm_const_int	32	529	3
emscripten_asm_const_int_sync_on_main_thread	32	530	3
emscripten_asm_const_ptr	32	531	3
emscripten_asm_const_ptr_sync_on_main_thread	32	532	3
emscripten_async_load_script	32	533	3
emscripten_async_run_script	32	534	3
emscripten_debugger	32	535	3
emscripten_get_exported_function	32	536	3
emscripten_run_preload_plugins	32	537	3
emscripten_run_preload_plugins_data	32	538	3
emscripten_run_script	32	539	3
emscripten_run_script_int	32	540	3
emscripten_run_script_string	32	541	3
_emscripten_get_last_devicemotion_event	32	543	3
_emscripten_get_last_deviceorientation_event	32	544	3
_emscripten_get_last_mouse_event	32	545	3
emscripten_enter_soft_fullscreen	32	546	3
emscripten_exit_fullscreen	32	547	3
emscripten_exit_pointerlock	32	548	3
emscripten_exit_soft_fullscreen	32	549	3
emscripten_get_battery_status	32	550	3
emscripten_get_canvas_element_size	32	551	3
emscripten_get_canvas_size	32	552	3
emscripten_get_device_pixel_ratio	32	553	3
emscripten_get_element_css_size	32	554	3
emscripten_get_fullscreen_status	32	555	3
emscripten_get_gamepad_status	32	556	3
emscripten_get_num_gamepads	32	557	3
emscripten_get_orientation_status	32	558	3
emscripten_get_pointerlock_status	32	559	3
emscripten_get_preloaded_image_data	32	560	3
emscripten_get_preloaded_image_data_from_FILE	32	561	3
emscripten_get_screen_size	32	562	3
emscripten_get_visibility_status	32	563	3
emscripten_get_window_title	32	564	3
emscripten_hide_mouse	32	565	3
emscripten_html5_remove_all_event_listeners	32	566	3
emscripten_html5_remove_event_listener	32	567	3
emscripten_idb_async_clear	32	568	3
emscripten_idb_async_delete	32	569	3
emscripten_idb_async_exists	32	570	3
emscripten_idb_async_load	32	571	3
emscripten_idb_async_store	32	572	3
emscripten_idb_clear	32	573	3
emscripten_idb_delete	32	574	3
emscripten_idb_exists	32	575	3
emscripten_idb_load	32	576	3
emscripten_idb_store	32	577	3
emscripten_lock_orientation	32	578	3
emscripten_request_fullscreen	32	579	3
emscripten_request_fullscreen_strategy	32	580	3
emscripten_request_pointerlock	32	581	3
emscripten_sample_gamepad_data	32	582	3
emscripten_set_batterychargingchange_callback_on_thread	32	583	3
emscripten_set_batterylevelchange_callback_on_thread	32	584	3
emscripten_set_beforeunload_callback_on_thread	32	585	3
emscripten_set_blur_callback_on_thread	32	586	3
emscripten_set_canvas_element_size	32	587	3
emscripten_set_canvas_size	32	588	3
emscripten_set_click_callback_on_thread	32	589	3
emscripten_set_contextmenu_callback_on_thread	32	590	3
emscripten_set_dblclick_callback_on_thread	32	591	3
emscripten_set_devicemotion_callback_on_thread	32	592	3
emscripten_set_deviceorientation_callback_on_thread	32	593	3
emscripten_set_element_css_size	32	594	3
emscripten_set_focus_callback_on_thread	32	595	3
emscripten_set_focusin_callback_on_thread	32	596	3
emscripten_set_focusout_callback_on_thread	32	597	3
emscripten_set_fullscreenchange_callback_on_thread	32	598	3
emscripten_set_gamepadconnected_callback_on_thread	32	599	3
emscripten_set_gamepaddisconnected_callback_on_thread	32	600	3
emscripten_set_keydown_callback_on_thread	32	601	3
emscripten_set_keypress_callback_on_thread	32	602	3
emscripten_set_keyup_callback_on_thread	32	603	3
emscripten_set_mousedown_callback_on_thread	32	604	3
emscripten_set_mouseenter_callback_on_thread	32	605	3
emscripten_set_mouseleave_callback_on_thread	32	606	3
emscripten_set_mousemove_callback_on_thread	32	607	3
emscripten_set_mouseout_callback_on_thread	32	608	3
emscripten_set_mouseover_callback_on_thread	32	609	3
emscripten_set_mouseup_callback_on_thread	32	610	3
emscripten_set_orientationchange_callback_on_thread	32	611	3
emscripten_set_pointerlockchange_callback_on_thread	32	612	3
emscripten_set_pointerlockerror_callback_on_thread	32	613	3
emscripten_set_resize_callback_on_thread	32	614	3
emscripten_set_scroll_callback_on_thread	32	615	3
emscripten_set_touchcancel_callback_on_thread	32	616	3
emscripten_set_touchend_callback_on_thread	32	617	3
emscripten_set_touchmove_callback_on_thread	32	618	3
emscripten_set_touchstart_callback_on_thread	32	619	3
emscripten_set_visibilitychange_callback_on_thread	32	620	3
emscripten_set_webglcontextlost_callback_on_thread	32	621	3
emscripten_set_webglcontextrestored_callback_on_thread	32	622	3
emscripten_set_wheel_callback_on_thread	32	623	3
emscripten_set_window_title	32	624	3
emscripten_trace_annotate_address_type	32	625	3
emscripten_trace_associate_storage_size	32	626	3
emscripten_trace_close	32	627	3
emscripten_trace_configure	32	628	3
emscripten_trace_configure_for_google_wtf	32	629	3
emscripten_trace_configure_for_test	32	630	3
emscripten_trace_enter_context	32	631	3
emscripten_trace_exit_context	32	632	3
emscripten_trace_log_message	32	633	3
emscripten_trace_mark	32	634	3
emscripten_trace_record_allocation	32	635	3
emscripten_trace_record_frame_end	32	636	3
emscripten_trace_record_frame_start	32	637	3
emscripten_trace_record_free	32	638	3
emscripten_trace_record_reallocation	32	639	3
emscripten_trace_report_error	32	640	3
emscripten_trace_report_memory_layout	32	641	3
emscripten_trace_report_off_heap_data	32	642	3
emscripten_trace_sbrk_grow	32	643	3
emscripten_trace_set_enabled	32	644	3
emscripten_trace_set_session_username	32	645	3
emscripten_trace_task_associate_data	32	646	3
emscripten_trace_task_end	32	647	3
emscripten_trace_task_resume	32	648	3
emscripten_trace_task_start	32	649	3
emscripten_trace_task_suspend	32	650	3
emscripten_unlock_orientation	32	651	3
emscripten_vibrate	32	652	3
emscripten_vibrate_pattern	32	653	3`,
  },
  {
    name: "extism",
    title: "Extism kernel and host functions",
    source: "https://github.com/extism/extism/blob/main/runtime/src/pdk.rs",
    file: "rules/catalogues/extism.yaml",
    at: [4,9],
    modules: [["extism:host/env",7,11]],
    needs: ["none","held","all env","all http.outgoing","all stdio.stderr"],
    functions: `alloc	0	10	3
free	0	11	3
length	0	12	3
length_unsafe	0	13	3
load_u8	0	14	3
load_u64	0	15	3
store_u8	0	16	3
store_u64	0	17	3
input_length	0	18	3
input_load_u8	0	19	3
input_load_u64	0	20	3
input_offset	0	21	3
output_set	0	22	3
output_length	0	23	3
output_offset	0	24	3
error_set	0	25	3
error_get	0	26	3
memory_bytes	0	27	3
reset	0	28	3
get_log_level	0	29	3
var_get	1	30	3
var_set	1	31	3
http_status_code	1	32	3
http_headers	1	33	3
config_get	2	34	3
http_request	3	35	3
log_trace	4	36	3
log_debug	4	37	3
log_info	4	38	3
log_warn	4	39	3
log_error	4	40	3`,
  },
  {
    name: "extism-legacy",
    title: "Extism before 1.0",
    source: "https://github.com/extism/extism/blob/v0.5.0/runtime/src/pdk.rs",
    file: "rules/catalogues/extism.yaml",
    at: [45,9],
    modules: [["env",48,11]],
    needs: ["none","held","all env","all http.outgoing","all stdio.stderr"],
    functions: `extism_alloc	0	50	3
extism_free	0	51	3
extism_length	0	52	3
extism_length_unsafe	0	53	3
extism_load_u8	0	54	3
extism_load_u64	0	55	3
extism_store_u8	0	56	3
extism_store_u64	0	57	3
extism_input_length	0	58	3
extism_input_load_u8	0	59	3
extism_input_load_u64	0	60	3
extism_input_offset	0	61	3
extism_output_set	0	62	3
extism_output_length	0	63	3
extism_output_offset	0	64	3
extism_error_set	0	65	3
extism_error_get	0	66	3
extism_memory_bytes	0	67	3
extism_reset	0	68	3
extism_get_log_level	0	69	3
extism_var_get	1	70	3
extism_var_set	1	71	3
extism_http_status_code	1	72	3
extism_http_headers	1	73	3
extism_config_get	2	74	3
extism_http_request	3	75	3
extism_log_trace	4	76	3
extism_log_debug	4	77	3
extism_log_info	4	78	3
extism_log_warn	4	79	3
extism_log_error	4	80	3`,
  },
  {
    name: "fastly-abi",
    title: "Fastly Compute, abi",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [5,9],
    modules: [["fastly_abi",8,11]],
    needs: ["none"],
    functions: `init	0	10	3`,
  },
  {
    name: "fastly-uap",
    title: "Fastly Compute, uap",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [15,9],
    modules: [["fastly_uap",18,11]],
    needs: ["none"],
    functions: `parse	0	20	3`,
  },
  {
    name: "fastly-http-body",
    title: "Fastly Compute, http body",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [25,9],
    modules: [["fastly_http_body",28,11]],
    needs: ["held","none"],
    functions: `append	0	30	3
new	1	31	3
read	0	32	3
write	0	33	3
close	0	34	3
abandon	0	35	3
trailer_append	0	36	3
trailer_names_get	0	37	3
trailer_value_get	0	38	3
trailer_values_get	0	39	3
known_length	0	40	3`,
  },
  {
    name: "fastly-log",
    title: "Fastly Compute, log",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [45,9],
    modules: [["fastly_log",48,11]],
    needs: ["all host","held"],
    functions: `endpoint_get	0	50	3
write	1	51	3`,
  },
  {
    name: "fastly-http-req",
    title: "Fastly Compute, http req",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [56,9],
    modules: [["fastly_http_req",59,11]],
    needs: ["all http.incoming","held","none","all http.outgoing","all host"],
    functions: `body_downstream_get	0	61	3
cache_override_set	1	62	3
cache_override_v2_set	1	63	3
downstream_client_ip_addr	0	64	3
downstream_server_ip_addr	0	65	3
downstream_client_h2_fingerprint	0	66	3
downstream_client_request_id	0	67	3
downstream_client_oh_fingerprint	0	68	3
downstream_client_ddos_detected	0	69	3
downstream_tls_cipher_openssl_name	0	70	3
downstream_tls_protocol	0	71	3
downstream_tls_client_hello	0	72	3
downstream_tls_raw_client_certificate	0	73	3
downstream_tls_client_cert_verify_result	0	74	3
downstream_tls_ja3_md5	0	75	3
downstream_tls_ja4	0	76	3
downstream_compliance_region	0	77	3
new	2	78	3
header_names_get	1	79	3
original_header_names_get	0	80	3
original_header_count	0	81	3
header_value_get	1	82	3
header_values_get	1	83	3
header_values_set	1	84	3
header_insert	1	85	3
header_append	1	86	3
header_remove	1	87	3
method_get	1	88	3
method_set	1	89	3
uri_get	1	90	3
uri_set	1	91	3
version_get	1	92	3
version_set	1	93	3
send	3	94	3
send_v2	3	95	3
send_v3	3	96	3
send_async	3	97	3
send_async_v2	3	98	3
send_async_streaming	3	99	3
pending_req_header_insert	1	100	3
pending_req_header_append	1	101	3
pending_req_header_remove	1	102	3
pending_req_poll	1	103	3
pending_req_poll_v2	1	104	3
pending_req_wait	1	105	3
pending_req_wait_v2	1	106	3
pending_req_select	1	107	3
pending_req_select_v2	1	108	3
fastly_key_is_valid	0	109	3
close	1	110	3
auto_decompress_response_set	1	111	3
upgrade_websocket	3	112	3
redirect_to_websocket_proxy	3	113	3
redirect_to_grip_proxy	3	114	3
redirect_to_websocket_proxy_v2	3	115	3
redirect_to_grip_proxy_v2	3	116	3
framing_headers_mode_set	1	117	3
register_dynamic_backend	3	118	3
inspect	4	119	3
on_behalf_of	1	120	3`,
  },
  {
    name: "fastly-http-downstream",
    title: "Fastly Compute, http downstream",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [125,9],
    modules: [["fastly_http_downstream",128,11]],
    needs: ["all http.incoming"],
    functions: `next_request	0	130	3
next_request_wait	0	131	3
next_request_abandon	0	132	3
downstream_original_header_names	0	133	3
downstream_original_header_count	0	134	3
downstream_client_ip_addr	0	135	3
downstream_server_ip_addr	0	136	3
downstream_client_h2_fingerprint	0	137	3
downstream_client_request_id	0	138	3
downstream_client_oh_fingerprint	0	139	3
downstream_client_ddos_detected	0	140	3
downstream_tls_cipher_openssl_name	0	141	3
downstream_tls_protocol	0	142	3
downstream_tls_client_hello	0	143	3
downstream_tls_raw_client_certificate	0	144	3
downstream_tls_client_cert_verify_result	0	145	3
downstream_tls_client_servername	0	146	3
downstream_tls_ja3_md5	0	147	3
downstream_tls_ja4	0	148	3
downstream_compliance_region	0	149	3
fastly_key_is_valid	0	150	3
downstream_bot_analyzed	0	151	3
downstream_bot_detected	0	152	3
downstream_bot_name	0	153	3
downstream_bot_category	0	154	3
downstream_bot_category_kind	0	155	3
downstream_bot_verified	0	156	3
downstream_resvpnproxy_is_anonymous	0	157	3
downstream_resvpnproxy_is_anonymous_vpn	0	158	3
downstream_resvpnproxy_is_hosting_provider	0	159	3
downstream_resvpnproxy_is_proxy_over_vpn	0	160	3
downstream_resvpnproxy_is_public_proxy	0	161	3
downstream_resvpnproxy_is_relay_proxy	0	162	3
downstream_resvpnproxy_is_residential_proxy	0	163	3
downstream_resvpnproxy_is_smart_dns_proxy	0	164	3
downstream_resvpnproxy_is_tor_exit_node	0	165	3
downstream_resvpnproxy_is_vpn_datacenter	0	166	3
downstream_resvpnproxy_vpn_service_name	0	167	3
downstream_visits_this_service	0	168	3
downstream_visits_this_pop	0	169	3`,
  },
  {
    name: "fastly-http-resp",
    title: "Fastly Compute, http resp",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [174,9],
    modules: [["fastly_http_resp",177,11]],
    needs: ["none","held","all http.incoming"],
    functions: `new	0	179	3
header_names_get	1	180	3
header_value_get	1	181	3
header_values_get	1	182	3
header_values_set	1	183	3
header_insert	1	184	3
header_append	1	185	3
header_remove	1	186	3
version_get	1	187	3
version_set	1	188	3
send_downstream	2	189	3
send_downstream_pending	2	190	3
status_get	1	191	3
status_set	1	192	3
close	1	193	3
framing_headers_mode_set	1	194	3
http_keepalive_mode_set	1	195	3
get_addr_dest_ip	1	196	3
get_addr_dest_port	1	197	3`,
  },
  {
    name: "fastly-dictionary",
    title: "Fastly Compute, dictionary",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [202,9],
    modules: [["fastly_dictionary",205,11]],
    needs: ["all host"],
    functions: `open	0	207	3
get	0	208	3`,
  },
  {
    name: "fastly-geo",
    title: "Fastly Compute, geo",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [213,9],
    modules: [["fastly_geo",216,11]],
    needs: ["all host"],
    functions: `lookup	0	218	3`,
  },
  {
    name: "fastly-device-detection",
    title: "Fastly Compute, device detection",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [223,9],
    modules: [["fastly_device_detection",226,11]],
    needs: ["all host"],
    functions: `lookup	0	228	3`,
  },
  {
    name: "fastly-erl",
    title: "Fastly Compute, erl",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [233,9],
    modules: [["fastly_erl",236,11]],
    needs: ["all host"],
    functions: `check_rate	0	238	3
ratecounter_increment	0	239	3
ratecounter_lookup_rate	0	240	3
ratecounter_lookup_count	0	241	3
penaltybox_add	0	242	3
penaltybox_has	0	243	3`,
  },
  {
    name: "fastly-object-store",
    title: "Fastly Compute, object store",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [248,9],
    modules: [["fastly_object_store",251,11]],
    needs: ["all host","held"],
    functions: `open	0	253	3
lookup	0	254	3
lookup_async	0	255	3
pending_lookup_wait	1	256	3
insert	0	257	3
insert_async	0	258	3
pending_insert_wait	1	259	3
delete_async	0	260	3
pending_delete_wait	1	261	3`,
  },
  {
    name: "fastly-image-optimizer",
    title: "Fastly Compute, image optimizer",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [266,9],
    modules: [["fastly_image_optimizer",269,11]],
    needs: ["all http.outgoing"],
    functions: `transform_image_optimizer_request	0	271	3`,
  },
  {
    name: "fastly-kv-store",
    title: "Fastly Compute, kv store",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [276,9],
    modules: [["fastly_kv_store",279,11]],
    needs: ["all host","held"],
    functions: `open	0	281	3
lookup	0	282	3
lookup_wait	1	283	3
lookup_wait_v2	1	284	3
insert	0	285	3
insert_wait	1	286	3
delete	0	287	3
delete_wait	1	288	3
list	0	289	3
list_wait	1	290	3`,
  },
  {
    name: "fastly-secret-store",
    title: "Fastly Compute, secret store",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [295,9],
    modules: [["fastly_secret_store",298,11]],
    needs: ["all host","held","none"],
    functions: `open	0	300	3
get	0	301	3
plaintext	1	302	3
from_bytes	2	303	3`,
  },
  {
    name: "fastly-backend",
    title: "Fastly Compute, backend",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [308,9],
    modules: [["fastly_backend",311,11]],
    needs: ["all host"],
    functions: `exists	0	313	3
is_healthy	0	314	3
is_dynamic	0	315	3
get_host	0	316	3
get_override_host	0	317	3
get_port	0	318	3
get_connect_timeout_ms	0	319	3
get_first_byte_timeout_ms	0	320	3
get_between_bytes_timeout_ms	0	321	3
get_http_keepalive_time	0	322	3
get_tcp_keepalive_enable	0	323	3
get_tcp_keepalive_interval	0	324	3
get_tcp_keepalive_probes	0	325	3
get_tcp_keepalive_time	0	326	3
is_ssl	0	327	3
get_ssl_min_version	0	328	3
get_ssl_max_version	0	329	3`,
  },
  {
    name: "fastly-async-io",
    title: "Fastly Compute, async io",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [334,9],
    modules: [["fastly_async_io",337,11]],
    needs: ["all sleep","held"],
    functions: `select	0	339	3
is_ready	1	340	3`,
  },
  {
    name: "fastly-purge",
    title: "Fastly Compute, purge",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [345,9],
    modules: [["fastly_purge",348,11]],
    needs: ["all host"],
    functions: `purge_surrogate_key	0	350	3`,
  },
  {
    name: "fastly-compute-runtime",
    title: "Fastly Compute, compute runtime",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [355,9],
    modules: [["fastly_compute_runtime",358,11]],
    needs: ["all clock.cpu","none"],
    functions: `get_vcpu_ms	0	360	3
get_heap_mib	1	361	3`,
  },
  {
    name: "fastly-acl",
    title: "Fastly Compute, acl",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [366,9],
    modules: [["fastly_acl",369,11]],
    needs: ["all host"],
    functions: `open	0	371	3
lookup	0	372	3`,
  },
  {
    name: "fastly-cache",
    title: "Fastly Compute, cache",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [377,9],
    modules: [["fastly_cache",380,11]],
    needs: ["all host","held"],
    functions: `lookup	0	382	3
insert	0	383	3
replace	0	384	3
replace_insert	0	385	3
replace_get_age_ns	1	386	3
replace_get_body	1	387	3
replace_get_hits	1	388	3
replace_get_length	1	389	3
replace_get_max_age_ns	1	390	3
replace_get_stale_while_revalidate_ns	1	391	3
replace_get_state	1	392	3
replace_get_user_metadata	1	393	3
transaction_lookup	0	394	3
transaction_lookup_async	0	395	3
cache_busy_handle_wait	1	396	3
transaction_insert	0	397	3
transaction_insert_and_stream_back	0	398	3
transaction_update	0	399	3
transaction_cancel	1	400	3
close_busy	1	401	3
close	1	402	3
get_state	1	403	3
get_user_metadata	1	404	3
get_body	1	405	3
get_length	1	406	3
get_max_age_ns	1	407	3
get_stale_while_revalidate_ns	1	408	3
get_age_ns	1	409	3
get_hits	1	410	3`,
  },
  {
    name: "fastly-config-store",
    title: "Fastly Compute, config store",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [415,9],
    modules: [["fastly_config_store",418,11]],
    needs: ["all host"],
    functions: `open	0	420	3
get	0	421	3`,
  },
  {
    name: "fastly-http-cache",
    title: "Fastly Compute, http cache",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [426,9],
    modules: [["fastly_http_cache",429,11]],
    needs: ["all host","held"],
    functions: `is_request_cacheable	0	431	3
get_suggested_cache_key	1	432	3
lookup	0	433	3
transaction_lookup	0	434	3
transaction_insert	0	435	3
transaction_insert_and_stream_back	0	436	3
transaction_update	0	437	3
transaction_update_and_return_fresh	0	438	3
transaction_choose_stale	0	439	3
transaction_record_not_cacheable	0	440	3
transaction_abandon	1	441	3
close	1	442	3
get_suggested_backend_request	1	443	3
get_suggested_cache_options	1	444	3
prepare_response_for_storage	0	445	3
get_found_response	1	446	3
get_state	1	447	3
get_length	1	448	3
get_max_age_ns	1	449	3
get_stale_while_revalidate_ns	1	450	3
get_stale_if_error_ns	1	451	3
get_age_ns	1	452	3
get_hits	1	453	3
get_sensitive_data	1	454	3
get_surrogate_keys	1	455	3
get_vary_rule	1	456	3`,
  },
  {
    name: "fastly-shielding",
    title: "Fastly Compute, shielding",
    source: "https://github.com/fastly/Viceroy/tree/main/wasm_abi/compute-at-edge-abi",
    file: "rules/catalogues/fastly.yaml",
    at: [461,9],
    modules: [["fastly_shielding",464,11]],
    needs: ["all host"],
    functions: `shield_info	0	466	3
backend_for_shield	0	467	3`,
  },
  {
    name: "go-js",
    title: "Go and TinyGo for JavaScript hosts",
    source: "https://github.com/golang/go/blob/master/lib/wasm/wasm_exec.js",
    file: "rules/catalogues/go-js.yaml",
    at: [4,9],
    modules: [["gojs",7,11],["go",7,17],["env",7,21]],
    needs: ["all stdio.stdout","all process.exit","any stdio.stdout stdio.stderr fs.write","none","all clock.monotonic","all clock.wall","all sleep","held","all random.secure","all host"],
    functions: `debug	0	10	3	(func (param i32))
runtime.wasmExit	1	11	3
runtime.wasmWrite	2	12	3
runtime.resetMemoryDataView	3	13	3
runtime.nanotime1	4	14	3
runtime.nanotime	4	15	3
runtime.walltime	5	16	3
runtime.walltime1	5	17	3
runtime.scheduleTimeoutEvent	6	18	3
runtime.scheduleCallback	6	19	3
runtime.clearTimeoutEvent	7	20	3
runtime.clearScheduledCallback	7	21	3
runtime.getRandomData	8	22	3
runtime.ticks	4	24	3
runtime.sleepTicks	6	25	3
syscall/js.finalizeRef	3	28	3
syscall/js.stringVal	3	29	3
syscall/js.valueIndex	7	30	3
syscall/js.valueLength	7	31	3
syscall/js.valuePrepareString	7	32	3
syscall/js.valueLoadString	7	33	3
syscall/js.valueInstanceOf	7	34	3
syscall/js.copyBytesToGo	7	35	3
syscall/js.copyBytesToJS	7	36	3
syscall/js.valueSetIndex	7	37	3
syscall/js.valueDelete	7	38	3
syscall/js.valueGet	9	39	3
syscall/js.valueSet	9	40	3
syscall/js.valueCall	9	41	3
syscall/js.valueInvoke	9	42	3
syscall/js.valueNew	9	43	3`,
  },
  {
    name: "js-builtins",
    title: "JavaScript string builtins",
    source: "https://webassembly.github.io/js-string-builtins/js-api/",
    file: "rules/catalogues/js-builtins.yaml",
    at: [5,9],
    modules: [["wasm:js-string",8,11],["wasm:text-encoder",8,29],["wasm:text-decoder",8,50]],
    needs: ["none"],
    functions: `cast	0	10	3
test	0	11	3
fromCharCodeArray	0	12	3
intoCharCodeArray	0	13	3
fromCharCode	0	14	3
fromCodePoint	0	15	3
charCodeAt	0	16	3
codePointAt	0	17	3
length	0	18	3
concat	0	19	3
substring	0	20	3
equals	0	21	3
compare	0	22	3
measureStringAsUTF8	0	23	3
encodeStringIntoUTF8Array	0	24	3
encodeStringToUTF8Array	0	25	3
decodeStringFromUTF8Array	0	26	3`,
  },
  {
    name: "libc",
    title: "C and C++ libraries that compute",
    source: "https://en.cppreference.com/w/c/header",
    file: "rules/catalogues/libc.yaml",
    at: [6,9],
    modules: [["env",9,11]],
    needs: ["none"],
    functions: `memcpy	0	11	3	(func (param i32 i32 i32) (result i32))
memmove	0	12	3	(func (param i32 i32 i32) (result i32))
memset	0	13	3	(func (param i32 i32 i32) (result i32))
memcmp	0	14	3	(func (param i32 i32 i32) (result i32))
memchr	0	15	3	(func (param i32 i32 i32) (result i32))
memrchr	0	16	3	(func (param i32 i32 i32) (result i32))
malloc	0	17	3	(func (param i32) (result i32))
calloc	0	18	3	(func (param i32 i32) (result i32))
realloc	0	19	3	(func (param i32 i32) (result i32))
reallocarray	0	20	3	(func (param i32 i32 i32) (result i32))
free	0	21	3	(func (param i32))
aligned_alloc	0	22	3	(func (param i32 i32) (result i32))
memalign	0	23	3	(func (param i32 i32) (result i32))
posix_memalign	0	24	3	(func (param i32 i32 i32) (result i32))
strlen	0	25	3	(func (param i32) (result i32))
strnlen	0	26	3	(func (param i32 i32) (result i32))
strcmp	0	27	3	(func (param i32 i32) (result i32))
strncmp	0	28	3	(func (param i32 i32 i32) (result i32))
strcasecmp	0	29	3	(func (param i32 i32) (result i32))
strncasecmp	0	30	3	(func (param i32 i32 i32) (result i32))
strcoll	0	31	3	(func (param i32 i32) (result i32))
strcpy	0	32	3	(func (param i32 i32) (result i32))
strncpy	0	33	3	(func (param i32 i32 i32) (result i32))
stpcpy	0	34	3	(func (param i32 i32) (result i32))
stpncpy	0	35	3	(func (param i32 i32 i32) (result i32))
strcat	0	36	3	(func (param i32 i32) (result i32))
strncat	0	37	3	(func (param i32 i32 i32) (result i32))
strchr	0	38	3	(func (param i32 i32) (result i32))
strrchr	0	39	3	(func (param i32 i32) (result i32))
strchrnul	0	40	3	(func (param i32 i32) (result i32))
strstr	0	41	3	(func (param i32 i32) (result i32))
strpbrk	0	42	3	(func (param i32 i32) (result i32))
strspn	0	43	3	(func (param i32 i32) (result i32))
strcspn	0	44	3	(func (param i32 i32) (result i32))
strtok	0	45	3	(func (param i32 i32) (result i32))
strtok_r	0	46	3	(func (param i32 i32 i32) (result i32))
strdup	0	47	3	(func (param i32) (result i32))
strndup	0	48	3	(func (param i32 i32) (result i32))
strtol	0	49	3	(func (param i32 i32 i32) (result i32))
strtoul	0	50	3	(func (param i32 i32 i32) (result i32))
strtoll	0	51	3	(func (param i32 i32 i32) (result i64))
strtoull	0	52	3	(func (param i32 i32 i32) (result i64))
strtod	0	53	3	(func (param i32 i32) (result f64))
strtof	0	54	3	(func (param i32 i32) (result f32))
atoi	0	55	3	(func (param i32) (result i32))
atol	0	56	3	(func (param i32) (result i32))
atof	0	57	3	(func (param i32) (result f64))
qsort	0	58	3	(func (param i32 i32 i32 i32))
bsearch	0	59	3	(func (param i32 i32 i32 i32 i32) (result i32))
abs	0	60	3	(func (param i32) (result i32))
isalnum	0	61	3	(func (param i32) (result i32))
isalpha	0	62	3	(func (param i32) (result i32))
isblank	0	63	3	(func (param i32) (result i32))
iscntrl	0	64	3	(func (param i32) (result i32))
isdigit	0	65	3	(func (param i32) (result i32))
isgraph	0	66	3	(func (param i32) (result i32))
islower	0	67	3	(func (param i32) (result i32))
isprint	0	68	3	(func (param i32) (result i32))
ispunct	0	69	3	(func (param i32) (result i32))
isspace	0	70	3	(func (param i32) (result i32))
isupper	0	71	3	(func (param i32) (result i32))
isxdigit	0	72	3	(func (param i32) (result i32))
tolower	0	73	3	(func (param i32) (result i32))
toupper	0	74	3	(func (param i32) (result i32))
iswalnum	0	75	3	(func (param i32) (result i32))
iswalpha	0	76	3	(func (param i32) (result i32))
iswblank	0	77	3	(func (param i32) (result i32))
iswcntrl	0	78	3	(func (param i32) (result i32))
iswdigit	0	79	3	(func (param i32) (result i32))
iswgraph	0	80	3	(func (param i32) (result i32))
iswlower	0	81	3	(func (param i32) (result i32))
iswprint	0	82	3	(func (param i32) (result i32))
iswpunct	0	83	3	(func (param i32) (result i32))
iswspace	0	84	3	(func (param i32) (result i32))
iswupper	0	85	3	(func (param i32) (result i32))
iswxdigit	0	86	3	(func (param i32) (result i32))
towlower	0	87	3	(func (param i32) (result i32))
towupper	0	88	3	(func (param i32) (result i32))
wcslen	0	89	3	(func (param i32) (result i32))
wcscmp	0	90	3	(func (param i32 i32) (result i32))
wcsncmp	0	91	3	(func (param i32 i32 i32) (result i32))
wcscpy	0	92	3	(func (param i32 i32) (result i32))
wmemcpy	0	93	3	(func (param i32 i32 i32) (result i32))
wmemchr	0	94	3	(func (param i32 i32 i32) (result i32))
snprintf	0	95	3	(func (param i32 i32 i32 i32) (result i32))
vsnprintf	0	96	3	(func (param i32 i32 i32 i32) (result i32))
sprintf	0	97	3	(func (param i32 i32 i32) (result i32))
vsprintf	0	98	3	(func (param i32 i32 i32) (result i32))
sscanf	0	99	3	(func (param i32 i32 i32) (result i32))
vsscanf	0	100	3	(func (param i32 i32 i32) (result i32))
_Znwm	0	101	3	(func (param i32) (result i32))
_Znam	0	102	3	(func (param i32) (result i32))
_ZdlPv	0	103	3	(func (param i32))
_ZdaPv	0	104	3	(func (param i32))
_ZdlPvm	0	105	3	(func (param i32 i32))
_ZdaPvm	0	106	3	(func (param i32 i32))
sin	0	107	3	(func (param f64) (result f64))
cos	0	108	3	(func (param f64) (result f64))
tan	0	109	3	(func (param f64) (result f64))
asin	0	110	3	(func (param f64) (result f64))
acos	0	111	3	(func (param f64) (result f64))
atan	0	112	3	(func (param f64) (result f64))
atan2	0	113	3	(func (param f64 f64) (result f64))
sinh	0	114	3	(func (param f64) (result f64))
cosh	0	115	3	(func (param f64) (result f64))
tanh	0	116	3	(func (param f64) (result f64))
exp	0	117	3	(func (param f64) (result f64))
exp2	0	118	3	(func (param f64) (result f64))
expm1	0	119	3	(func (param f64) (result f64))
log	0	120	3	(func (param f64) (result f64))
log2	0	121	3	(func (param f64) (result f64))
log10	0	122	3	(func (param f64) (result f64))
log1p	0	123	3	(func (param f64) (result f64))
pow	0	124	3	(func (param f64 f64) (result f64))
fmod	0	125	3	(func (param f64 f64) (result f64))
cbrt	0	126	3	(func (param f64) (result f64))
hypot	0	127	3	(func (param f64 f64) (result f64))
ldexp	0	128	3	(func (param f64 i32) (result f64))
frexp	0	129	3	(func (param f64 i32) (result f64))
modf	0	130	3	(func (param f64 i32) (result f64))
round	0	131	3	(func (param f64) (result f64))
sinf	0	132	3	(func (param f32) (result f32))
cosf	0	133	3	(func (param f32) (result f32))
tanf	0	134	3	(func (param f32) (result f32))
expf	0	135	3	(func (param f32) (result f32))
exp2f	0	136	3	(func (param f32) (result f32))
logf	0	137	3	(func (param f32) (result f32))
log2f	0	138	3	(func (param f32) (result f32))
log10f	0	139	3	(func (param f32) (result f32))
powf	0	140	3	(func (param f32 f32) (result f32))
fmodf	0	141	3	(func (param f32 f32) (result f32))
atan2f	0	142	3	(func (param f32 f32) (result f32))
_ZNKSt3__220__vector_base_commonILb1EE20__throw_length_errorEv	0	143	3	(func (param i32))
_ZNKSt3__221__basic_string_commonILb1EE20__throw_length_errorEv	0	144	3	(func (param i32))
_ZSt9terminatev	0	145	3	(func)
__cxa_pure_virtual	0	146	3	(func)`,
  },
  {
    name: "napi",
    title: "Node-API and emnapi",
    source: "https://nodejs.org/api/n-api.html",
    file: "rules/catalogues/napi.yaml",
    at: [6,9],
    modules: [["env",9,11],["napi",9,16],["emnapi",9,22]],
    needs: ["all thread","held","none","all host","all clock.monotonic","all sleep","all stdio.stderr","all process.exit"],
    functions: `_emnapi_after_uvthreadpool_ready	0	11	3
_emnapi_async_destroy_js	1	12	3
_emnapi_async_init_js	1	13	3
_emnapi_async_send_js	0	14	3
_emnapi_async_work_pool_size	2	15	3
_emnapi_async_worker	0	16	3
_emnapi_call_finalizer	1	17	3
_emnapi_callback_into_module	1	18	3
_emnapi_close_handle_scope	2	19	3
_emnapi_create_env	2	20	3
_emnapi_create_function	2	21	3
_emnapi_ctx_decrease_waiting_request_counter	1	22	3
_emnapi_ctx_increase_waiting_request_counter	1	23	3
_emnapi_delete_env	1	24	3
_emnapi_emit_async_thread_ready	0	25	3
_emnapi_env_check_gc_access	1	26	3
_emnapi_env_ref	1	27	3
_emnapi_env_unref	1	28	3
_emnapi_get_filename	3	29	3
_emnapi_get_node_api_js_vtable	3	30	3
_emnapi_get_node_api_module_vtable	3	31	3
_emnapi_get_node_version	2	32	3
_emnapi_get_now	4	33	3
_emnapi_is_main_browser_thread	2	34	3
_emnapi_is_main_runtime_thread	2	35	3
_emnapi_next_tick	5	36	3
_emnapi_node_close_callback_scope	1	37	3
_emnapi_node_emit_async_destroy	1	38	3
_emnapi_node_emit_async_init	1	39	3
_emnapi_node_make_callback	3	40	3
_emnapi_node_open_callback_scope	1	41	3
_emnapi_open_handle_scope	2	42	3
_emnapi_runtime_keepalive_pop	2	43	3
_emnapi_runtime_keepalive_push	2	44	3
_emnapi_set_immediate	5	45	3
_emnapi_spawn_worker	0	46	3
_emnapi_tell_js_uvthreadpool	0	47	3
_emnapi_unwind	2	48	3
_emnapi_worker_ref	0	49	3
_emnapi_worker_unref	0	50	3
emnapi_acquire_external_sharedarraybuffer	1	51	3
emnapi_create_memory_view	2	52	3
emnapi_debug	6	53	3
emnapi_get_external_sharedarraybuffer_handle	1	54	3
emnapi_get_memory_address	1	55	3
emnapi_get_module_object	3	56	3
emnapi_get_module_property	3	57	3
emnapi_get_runtime_version	2	58	3
emnapi_is_node_binding_available	2	59	3
emnapi_is_support_bigint	2	60	3
emnapi_is_support_weakref	2	61	3
emnapi_release_external_sharedarraybuffer	1	62	3
emnapi_sync_memory	1	63	3
napi_acquire_threadsafe_function	1	64	3
napi_add_async_cleanup_hook	1	65	3
napi_add_env_cleanup_hook	1	66	3
napi_add_finalizer	1	67	3
napi_adjust_external_memory	1	68	3
napi_async_destroy	1	69	3
napi_async_init	1	70	3
napi_call_function	3	71	3
napi_call_threadsafe_function	1	72	3
napi_cancel_async_work	0	73	3
napi_check_object_type_tag	1	74	3
napi_close_callback_scope	2	75	3
napi_close_escapable_handle_scope	2	76	3
napi_close_handle_scope	2	77	3
napi_coerce_to_bool	1	78	3
napi_coerce_to_number	1	79	3
napi_coerce_to_object	1	80	3
napi_coerce_to_string	1	81	3
napi_create_array	2	82	3
napi_create_array_with_length	2	83	3
napi_create_arraybuffer	2	84	3
napi_create_async_work	0	85	3
napi_create_bigint_int64	2	86	3
napi_create_bigint_uint64	2	87	3
napi_create_bigint_words	2	88	3
napi_create_buffer	2	89	3
napi_create_buffer_copy	2	90	3
napi_create_dataview	2	91	3
napi_create_date	2	92	3
napi_create_double	2	93	3
napi_create_error	2	94	3
napi_create_external	2	95	3
napi_create_external_arraybuffer	2	96	3
napi_create_external_buffer	2	97	3
napi_create_function	2	98	3
napi_create_int32	2	99	3
napi_create_int64	2	100	3
napi_create_object	2	101	3
napi_create_promise	2	102	3
napi_create_range_error	2	103	3
napi_create_reference	2	104	3
napi_create_string_latin1	2	105	3
napi_create_string_utf16	2	106	3
napi_create_string_utf8	2	107	3
napi_create_symbol	2	108	3
napi_create_threadsafe_function	2	109	3
napi_create_type_error	2	110	3
napi_create_typedarray	2	111	3
napi_create_uint32	2	112	3
napi_define_class	2	113	3
napi_define_properties	1	114	3
napi_delete_async_work	0	115	3
napi_delete_element	1	116	3
napi_delete_property	1	117	3
napi_delete_reference	1	118	3
napi_detach_arraybuffer	1	119	3
napi_escape_handle	1	120	3
napi_fatal_error	7	121	3
napi_fatal_exception	1	122	3
napi_get_all_property_names	1	123	3
napi_get_and_clear_last_exception	1	124	3
napi_get_array_length	1	125	3
napi_get_arraybuffer_info	1	126	3
napi_get_boolean	2	127	3
napi_get_buffer_info	1	128	3
napi_get_cb_info	1	129	3
napi_get_dataview_info	1	130	3
napi_get_date_value	1	131	3
napi_get_element	1	132	3
napi_get_global	3	133	3
napi_get_instance_data	1	134	3
napi_get_last_error_info	2	135	3
napi_get_named_property	3	136	3
napi_get_new_target	1	137	3
napi_get_node_version	2	138	3
napi_get_null	2	139	3
napi_get_property	3	140	3
napi_get_property_names	1	141	3
napi_get_prototype	3	142	3
napi_get_reference_value	1	143	3
napi_get_threadsafe_function_context	1	144	3
napi_get_typedarray_info	1	145	3
napi_get_undefined	2	146	3
napi_get_uv_event_loop	3	147	3
napi_get_value_bigint_int64	1	148	3
napi_get_value_bigint_uint64	1	149	3
napi_get_value_bigint_words	1	150	3
napi_get_value_bool	1	151	3
napi_get_value_double	1	152	3
napi_get_value_external	1	153	3
napi_get_value_int32	1	154	3
napi_get_value_int64	1	155	3
napi_get_value_string_latin1	1	156	3
napi_get_value_string_utf16	1	157	3
napi_get_value_string_utf8	1	158	3
napi_get_value_uint32	1	159	3
napi_get_version	2	160	3
napi_has_element	1	161	3
napi_has_named_property	1	162	3
napi_has_own_property	1	163	3
napi_has_property	1	164	3
napi_instanceof	1	165	3
napi_is_array	1	166	3
napi_is_arraybuffer	1	167	3
napi_is_buffer	1	168	3
napi_is_dataview	1	169	3
napi_is_date	1	170	3
napi_is_detached_arraybuffer	1	171	3
napi_is_error	1	172	3
napi_is_exception_pending	1	173	3
napi_is_promise	1	174	3
napi_is_typedarray	1	175	3
napi_make_callback	3	176	3
napi_module_register	3	177	3
napi_new_instance	3	178	3
napi_object_freeze	1	179	3
napi_object_seal	1	180	3
napi_open_callback_scope	2	181	3
napi_open_escapable_handle_scope	2	182	3
napi_open_handle_scope	2	183	3
napi_queue_async_work	0	184	3
napi_ref_threadsafe_function	1	185	3
napi_reference_ref	1	186	3
napi_reference_unref	1	187	3
napi_reject_deferred	1	188	3
napi_release_threadsafe_function	1	189	3
napi_remove_async_cleanup_hook	1	190	3
napi_remove_env_cleanup_hook	1	191	3
napi_remove_wrap	1	192	3
napi_resolve_deferred	1	193	3
napi_run_script	3	194	3
napi_set_element	1	195	3
napi_set_instance_data	1	196	3
napi_set_named_property	1	197	3
napi_set_property	1	198	3
napi_strict_equals	1	199	3
napi_throw	2	200	3
napi_throw_error	2	201	3
napi_throw_range_error	2	202	3
napi_throw_type_error	2	203	3
napi_type_tag_object	1	204	3
napi_typeof	1	205	3
napi_unref_threadsafe_function	1	206	3
napi_unwrap	1	207	3
napi_wrap	1	208	3
node_api_create_buffer_from_arraybuffer	2	209	3
node_api_create_external_sharedarraybuffer	2	210	3
node_api_create_external_string_latin1	2	211	3
node_api_create_external_string_utf16	2	212	3
node_api_create_object_with_properties	2	213	3
node_api_create_property_key_latin1	2	214	3
node_api_create_property_key_utf16	2	215	3
node_api_create_property_key_utf8	2	216	3
node_api_create_sharedarraybuffer	2	217	3
node_api_create_syntax_error	2	218	3
node_api_get_module_file_name	3	219	3
node_api_is_sharedarraybuffer	1	220	3
node_api_post_finalizer	1	221	3
node_api_set_prototype	1	222	3
node_api_symbol_for	2	223	3
node_api_throw_syntax_error	2	224	3`,
  },
  {
    name: "proxy-wasm",
    title: "Proxy-Wasm",
    source: "https://github.com/proxy-wasm/spec/tree/main/abi-versions",
    file: "rules/catalogues/proxy-wasm.yaml",
    at: [6,9],
    modules: [["env",9,11]],
    needs: ["held","all stdio.stderr","all clock.wall","all sleep","all http.incoming","all http.outgoing","all host"],
    functions: `proxy_done	0	11	3
proxy_set_effective_context	0	12	3
proxy_get_configuration	0	13	3
proxy_log	1	14	3
proxy_get_current_time_nanoseconds	2	15	3
proxy_set_tick_period_milliseconds	3	16	3
proxy_set_buffer_bytes	4	17	3
proxy_get_buffer_bytes	4	18	3
proxy_get_buffer_status	4	19	3
proxy_get_header_map_size	4	20	3
proxy_get_header_map_pairs	4	21	3
proxy_set_header_map_pairs	4	22	3
proxy_get_header_map_value	4	23	3
proxy_add_header_map_value	4	24	3
proxy_replace_header_map_value	4	25	3
proxy_remove_header_map_value	4	26	3
proxy_get_status	4	27	3
proxy_send_local_response	4	28	3
proxy_continue_request	4	29	3
proxy_continue_response	4	30	3
proxy_clear_route_cache	4	31	3
proxy_http_call	5	32	3
proxy_grpc_call	5	33	3
proxy_grpc_stream	5	34	3
proxy_grpc_send	0	35	3
proxy_grpc_cancel	0	36	3
proxy_grpc_close	0	37	3
proxy_set_shared_data	6	38	3
proxy_get_shared_data	6	39	3
proxy_register_shared_queue	6	40	3
proxy_resolve_shared_queue	6	41	3
proxy_enqueue_shared_queue	6	42	3
proxy_dequeue_shared_queue	6	43	3
proxy_define_metric	6	44	3
proxy_record_metric	6	45	3
proxy_increment_metric	6	46	3
proxy_get_metric	6	47	3
proxy_get_property	6	48	3
proxy_set_property	6	49	3
proxy_call_foreign_function	6	50	3
proxy_continue_stream	4	51	3
proxy_close_stream	4	52	3
proxy_get_log_level	0	53	3`,
  },
  {
    name: "ruby-js",
    title: "Ruby for JavaScript hosts",
    source: "https://github.com/ruby/ruby.wasm/tree/main/packages/gems/js",
    file: "rules/catalogues/ruby.yaml",
    at: [5,9],
    modules: [["rb-js-abi-host",8,11]],
    needs: ["none","all host","held"],
    functions: `bool-to-js-bool: func(value: bool) -> handle<js-abi-value>	0	10	3
eval-js: func(code: string) -> variant { success(handle<js-abi-value>), failure(handle<js-abi-value>) }	1	11	3
export-js-value-to-host: func(value: handle<js-abi-value>) -> ()	2	12	3
float-to-js-number: func(value: float64) -> handle<js-abi-value>	0	13	3
global-this: func() -> handle<js-abi-value>	1	14	3
import-js-value-from-host: func() -> handle<js-abi-value>	2	15	3
instance-of: func(value: handle<js-abi-value>, klass: handle<js-abi-value>) -> bool	2	16	3
int-to-js-number: func(value: s32) -> handle<js-abi-value>	0	17	3
is-js: func(value: handle<js-abi-value>) -> bool	2	18	3
js-value-equal: func(lhs: handle<js-abi-value>, rhs: handle<js-abi-value>) -> bool	2	19	3
js-value-strictly-equal: func(lhs: handle<js-abi-value>, rhs: handle<js-abi-value>) -> bool	2	20	3
js-value-to-integer: func(value: handle<js-abi-value>) -> variant { as-float(float64), bignum(string) }	2	21	3
js-value-to-string: func(value: handle<js-abi-value>) -> string	2	22	3
js-value-typeof: func(value: handle<js-abi-value>) -> string	2	23	3
proc-to-js-function: func(value: u32) -> handle<js-abi-value>	0	24	3
rb-object-to-js-rb-value: func(raw-rb-abi-value: u32) -> handle<js-abi-value>	0	25	3
rb_wasm_throw_prohibit_rewind_exception	0	26	3
reflect-apply: func(target: handle<js-abi-value>, this-argument: handle<js-abi-value>, arguments: list<handle<js-abi-value>>) -> variant { success(handle<js-abi-value>), failure(handle<js-abi-value>) }	1	27	3
reflect-get: func(target: handle<js-abi-value>, property-key: string) -> variant { success(handle<js-abi-value>), failure(handle<js-abi-value>) }	1	28	3
reflect-set: func(target: handle<js-abi-value>, property-key: string, value: handle<js-abi-value>) -> variant { success(handle<js-abi-value>), failure(handle<js-abi-value>) }	1	29	3
string-to-js-string: func(value: string) -> handle<js-abi-value>	0	30	3`,
  },
  {
    name: "canonical-abi-handles",
    title: "Handles of the early canonical ABI",
    source: "https://github.com/bytecodealliance/wit-bindgen/tree/v0.2.0",
    file: "rules/catalogues/ruby.yaml",
    at: [35,9],
    modules: [["canonical_abi",38,11]],
    needs: ["none"],
    functions: `resource_drop_*	0	41	3
resource_new_*	0	42	3
resource_get_*	0	43	3
resource_clone_*	0	44	3`,
  },
  {
    name: "spin-config",
    title: "Spin configuration",
    source: "https://github.com/spinframework/spin/tree/sdk/go/v0.10.0/sdk/go/config",
    file: "rules/catalogues/spin.yaml",
    at: [4,9],
    modules: [["spin-config",7,11]],
    needs: ["all env"],
    functions: `get-config	0	9	3`,
  },
  {
    name: "spin-outbound-http",
    title: "Spin outgoing HTTP",
    source: "https://github.com/spinframework/spin/tree/sdk/go/v0.10.0/sdk/go/http",
    file: "rules/catalogues/spin.yaml",
    at: [14,9],
    modules: [["wasi-outbound-http",17,11]],
    needs: ["all http.outgoing"],
    functions: `request	0	19	3`,
  },
  {
    name: "spin-redis",
    title: "Spin outgoing Redis",
    source: "https://github.com/spinframework/spin/tree/sdk/go/v0.10.0/sdk/go/redis",
    file: "rules/catalogues/spin.yaml",
    at: [24,9],
    modules: [["outbound-redis",27,11]],
    needs: ["all net.tcp.connect"],
    functions: `publish	0	30	3
get	0	31	3
set	0	32	3
incr	0	33	3
del	0	34	3
sadd	0	35	3
smembers	0	36	3
srem	0	37	3
execute	0	38	3`,
  },
  {
    name: "spin-key-value",
    title: "Spin key-value store",
    source: "https://github.com/spinframework/spin/tree/sdk/go/v0.10.0/sdk/go/key_value",
    file: "rules/catalogues/spin.yaml",
    at: [43,9],
    modules: [["key-value",46,11]],
    needs: ["all host","held"],
    functions: `open	0	48	3
get	0	49	3
set	0	50	3
delete	0	51	3
exists	0	52	3
get-keys	0	53	3
close	1	54	3`,
  },
  {
    name: "spin-databases",
    title: "Spin outgoing databases",
    source: "https://github.com/spinframework/spin/tree/v1.5.1/wit/preview2",
    file: "rules/catalogues/spin.yaml",
    at: [59,9],
    modules: [["outbound-pg",62,11],["outbound-mysql",62,24]],
    needs: ["all net.tcp.connect"],
    functions: `query	0	65	3
execute	0	66	3`,
  },
  {
    name: "wapc",
    title: "waPC",
    source: "https://github.com/wapc/wapc-guest-rust",
    file: "rules/catalogues/wapc.yaml",
    at: [4,9],
    modules: [["wapc",7,11]],
    needs: ["all host","all stdio.stdout","held"],
    functions: `__host_call	0	10	3
__async_host_call	0	11	3
__console_log	1	12	3
__guest_request	2	13	3
__guest_response	2	14	3
__guest_error	2	15	3
__host_response	2	16	3
__host_response_len	2	17	3
__host_error	2	18	3
__host_error_len	2	19	3`,
  },
  {
    name: "wasi-crypto",
    title: "WASI cryptography",
    source: "https://github.com/WebAssembly/wasi-crypto/tree/main/witx/witx-0.10",
    file: "rules/catalogues/wasi-crypto.yaml",
    at: [6,9],
    modules: [["wasi_ephemeral_crypto",9,11],["wasi_ephemeral_crypto_common",9,34],["wasi_ephemeral_crypto_asymmetric_common",9,64],["wasi_ephemeral_crypto_symmetric",9,105],["wasi_ephemeral_crypto_signatures",9,138],["wasi_ephemeral_crypto_kx",9,172],["wasi_ephemeral_crypto_external_secrets",9,198],["wasi_ephemeral_crypto_signatures_batch",9,238],["wasi_ephemeral_crypto_symmetric_batch",9,278]],
    needs: ["held","none","all host","all random.secure"],
    functions: `options_close	0	12	3
options_set	0	13	3
options_set_u64	0	14	3
options_set_guest_buffer	0	15	3
array_output_len	0	16	3
array_output_pull	0	17	3
secrets_manager_close	0	18	3
options_open	1	19	3
secrets_manager_open	2	20	3
secrets_manager_invalidate	2	21	3
keypair_generate	3	23	3
keypair_generate_managed	2	24	3
keypair_store_managed	2	25	3
keypair_replace_managed	2	26	3
keypair_from_id	2	27	3
keypair_import	1	28	3
keypair_from_pk_and_sk	1	29	3
publickey_import	1	30	3
publickey_verify	1	31	3
publickey_from_secretkey	1	32	3
secretkey_import	1	33	3
keypair_id	0	34	3
keypair_export	0	35	3
keypair_publickey	0	36	3
keypair_secretkey	0	37	3
keypair_close	0	38	3
publickey_export	0	39	3
publickey_close	0	40	3
secretkey_export	0	41	3
secretkey_close	0	42	3
symmetric_key_generate	3	44	3
symmetric_key_generate_managed	2	45	3
symmetric_key_store_managed	2	46	3
symmetric_key_replace_managed	2	47	3
symmetric_key_from_id	2	48	3
symmetric_key_import	1	49	3
symmetric_state_open	1	50	3
symmetric_key_export	0	51	3
symmetric_key_close	0	52	3
symmetric_key_id	0	53	3
symmetric_state_options_get	0	54	3
symmetric_state_options_get_u64	0	55	3
symmetric_state_clone	0	56	3
symmetric_state_close	0	57	3
symmetric_state_absorb	0	58	3
symmetric_state_squeeze	0	59	3
symmetric_state_squeeze_tag	0	60	3
symmetric_state_squeeze_key	0	61	3
symmetric_state_max_tag_len	0	62	3
symmetric_state_encrypt	0	63	3
symmetric_state_encrypt_detached	0	64	3
symmetric_state_decrypt	0	65	3
symmetric_state_decrypt_detached	0	66	3
symmetric_state_ratchet	0	67	3
symmetric_tag_len	0	68	3
symmetric_tag_pull	0	69	3
symmetric_tag_verify	0	70	3
symmetric_tag_close	0	71	3
signature_import	1	73	3
signature_export	0	74	3
signature_state_open	0	75	3
signature_state_update	0	76	3
signature_state_sign	0	77	3
signature_state_close	0	78	3
signature_verification_state_open	0	79	3
signature_verification_state_update	0	80	3
signature_verification_state_verify	0	81	3
signature_verification_state_close	0	82	3
signature_close	0	83	3
kx_dh	0	85	3
kx_decapsulate	0	86	3
kx_encapsulate	3	87	3
external_secret_store	2	89	3
external_secret_replace	2	90	3
external_secret_from_id	2	91	3
external_secret_invalidate	2	92	3
external_secret_encapsulate	2	93	3
external_secret_decapsulate	2	94	3
batch_signature_state_sign	0	96	3
batch_signature_state_verify	0	97	3
batch_symmetric_state_squeeze	0	99	3
batch_symmetric_state_squeeze_tag	0	100	3
batch_symmetric_state_encrypt	0	101	3
batch_symmetric_state_encrypt_detached	0	102	3
batch_symmetric_state_decrypt	0	103	3
batch_symmetric_state_decrypt_detached	0	104	3`,
  },
  {
    name: "wasi-nn",
    title: "WASI neural networks",
    source: "https://github.com/WebAssembly/wasi-nn/blob/main/wasi-nn.witx",
    file: "rules/catalogues/wasi-nn.yaml",
    at: [4,9],
    modules: [["wasi_ephemeral_nn",7,11],["wasi_nn",7,30]],
    needs: ["all host","held"],
    functions: `load_by_name	0	10	3
load_by_name_with_config	0	11	3
load	0	13	3
compute	0	14	3
compute_single	0	15	3
init_execution_context	0	16	3
set_input	1	17	3
get_output	1	18	3
get_output_single	1	19	3
fini_single	1	20	3
unload	1	21	3
finalize_execution_context	1	22	3`,
  },
  {
    name: "wasi-threads",
    title: "WASI threads",
    source: "https://github.com/WebAssembly/wasi-threads",
    file: "rules/catalogues/wasi-threads.yaml",
    at: [4,9],
    modules: [["wasi",7,11]],
    needs: ["all thread"],
    functions: `thread-spawn	0	9	3	(func (param i32) (result i32))`,
  },
  {
    name: "wasix",
    title: "WASIX",
    source: "https://github.com/wasix-org/wasix-witx/blob/main/phases/snapshot/witx/wasix_v1.witx",
    file: "rules/catalogues/wasix.yaml",
    at: [6,9],
    modules: [["wasix_32v1",9,11],["wasix_64v1",9,23]],
    needs: ["all host","held","none","all fs.metadata","any fs.read fs.write fs.create","all process.signal","all thread","all sleep","all process.exit","any net.tcp.connect net.tcp.listen net.udp.connect net.udp.listen","all net.udp.listen","any net.tcp.listen net.udp.listen","all net.tcp.listen","any net.tcp.connect net.udp.connect","any net.udp.connect net.udp.listen","any net.tcp.connect net.tcp.listen","all net.dns"],
    functions: `clock_time_set	0	11	3
fd_dup	1	12	3
fd_dup2	1	13	3
fd_fdflags_get	1	14	3
fd_fdflags_set	1	15	3
fd_event	2	16	3
fd_pipe	2	17	3
tty_get	1	18	3
tty_set	1	19	3
getcwd	1	20	3
chdir	3	21	3
path_open2	4	22	3
callback_signal	2	23	3
proc_raise_interval	5	24	3
proc_signal	5	25	3
proc_signals_get	2	26	3
proc_signals_sizes_get	2	27	3
thread_spawn	6	28	3
thread_spawn_v2	6	29	3
thread_signal	6	30	3
futex_wait	6	31	3
futex_wake	6	32	3
futex_wake_all	6	33	3
thread_join	6	34	3
thread_sleep	7	35	3
thread_id	2	36	3
thread_parallelism	2	37	3
thread_exit	1	38	3
stack_checkpoint	2	39	3
stack_restore	2	40	3
context_create	2	41	3
context_switch	2	42	3
context_destroy	2	43	3
proc_fork	0	44	3
proc_fork_env	0	45	3
proc_exec	0	46	3
proc_exec2	0	47	3
proc_exec3	0	48	3
proc_spawn	0	49	3
proc_spawn2	0	50	3
proc_exit2	8	51	3
proc_id	2	52	3
proc_parent	2	53	3
proc_join	1	54	3
proc_snapshot	0	55	3
port_bridge	0	56	3
port_unbridge	0	57	3
port_dhcp_acquire	0	58	3
port_addr_add	0	59	3
port_addr_remove	0	60	3
port_addr_clear	0	61	3
port_gateway_set	0	62	3
port_route_add	0	63	3
port_route_remove	0	64	3
port_route_clear	0	65	3
port_mac	0	66	3
port_addr_list	0	67	3
port_route_list	0	68	3
sock_status	1	69	3
sock_addr_local	1	70	3
sock_addr_peer	1	71	3
sock_set_opt_flag	1	72	3
sock_get_opt_flag	1	73	3
sock_set_opt_time	1	74	3
sock_get_opt_time	1	75	3
sock_set_opt_size	1	76	3
sock_get_opt_size	1	77	3
sock_open	9	78	3
sock_pair	2	79	3
sock_join_multicast_v4	10	80	3
sock_leave_multicast_v4	10	81	3
sock_join_multicast_v6	10	82	3
sock_leave_multicast_v6	10	83	3
sock_bind	11	84	3
sock_listen	12	85	3
sock_accept_v2	12	86	3
sock_accept	12	88	7	(func (param i32 i32 i32 i32) (result i32))
sock_accept	12	89	7	(func (param i32 i32 i64 i64) (result i32))
sock_connect	13	90	3
sock_recv_from	14	91	3
sock_send_to	14	92	3
sock_send_file	15	93	3
resolve	16	94	3
epoll_create	1	95	3
epoll_ctl	1	96	3
epoll_wait	7	97	3
dl_invalid_handle	2	98	3
dlopen	0	99	3
dlsym	0	100	3
call_dynamic	2	101	3
closure_prepare	2	102	3
closure_allocate	2	103	3
closure_free	2	104	3
reflect_signature	2	105	3`,
  },
  {
    name: "wasm-bindgen",
    title: "wasm-bindgen",
    source: "https://github.com/wasm-bindgen/wasm-bindgen/blob/main/crates/cli-support/src/intrinsic.rs",
    file: "rules/catalogues/wasm-bindgen.yaml",
    at: [6,9],
    modules: [["__wbindgen_placeholder__",9,11],["__wbindgen_externref_xform__",9,37],["wbg",9,67],["./*_bg.js",9,72]],
    needs: ["none","held","all host"],
    functions: `__wbindgen_object_drop_ref	0	12	3
__wbindgen_object_clone_ref	0	13	3
__wbindgen_cb_drop	0	14	3
__wbindgen_string_new	0	15	3
__wbindgen_number_new	0	16	3
__wbindgen_bigint_from_i64	0	17	3
__wbindgen_bigint_from_u64	0	18	3
__wbindgen_bigint_from_i128	0	19	3
__wbindgen_bigint_from_u128	0	20	3
__wbindgen_bigint_new	0	21	3
__wbindgen_symbol_named_new	0	22	3
__wbindgen_symbol_anonymous_new	0	23	3
__wbindgen_array_new	0	24	3
__wbindgen_array_push	0	25	3
__wbindgen_throw	0	26	3
__wbindgen_rethrow	0	27	3
__wbindgen_init_externref_table	0	28	3
__wbindgen_error_new	0	29	3
__wbindgen_null	0	30	3
__wbindgen_undefined_new	0	31	3
__wbindgen_boolean_new	0	32	3
__wbindgen_externref_heap_live_count	0	33	3
__wbindgen_copy_to_typed_array	0	34	3
__wbindgen_uint8_array_new	0	35	3
__wbindgen_uint8_clamped_array_new	0	36	3
__wbindgen_uint16_array_new	0	37	3
__wbindgen_uint32_array_new	0	38	3
__wbindgen_int8_array_new	0	39	3
__wbindgen_int16_array_new	0	40	3
__wbindgen_int32_array_new	0	41	3
__wbindgen_biguint64_array_new	0	42	3
__wbindgen_bigint64_array_new	0	43	3
__wbindgen_float32_array_new	0	44	3
__wbindgen_float64_array_new	0	45	3
__wbindgen_memory	0	46	3
__wbindgen_function_table	0	47	3
__wbindgen_instance_id	0	48	3
__wbindgen_closure_wrapper*	0	49	3
__wbindgen_cast_*	0	50	3
__wbindgen_string_get	1	52	3
__wbindgen_number_get	1	53	3
__wbindgen_boolean_get	1	54	3
__wbindgen_bigint_get_as_i64	1	55	3
__wbindgen_is_null	1	56	3
__wbindgen_is_undefined	1	57	3
__wbindgen_is_null_or_undefined	1	58	3
__wbindgen_is_object	1	59	3
__wbindgen_is_array	1	60	3
__wbindgen_is_function	1	61	3
__wbindgen_is_string	1	62	3
__wbindgen_is_symbol	1	63	3
__wbindgen_is_bigint	1	64	3
__wbindgen_is_falsy	1	65	3
__wbindgen_jsval_eq	1	66	3
__wbindgen_jsval_loose_eq	1	67	3
__wbindgen_debug_string	1	68	3
__wbindgen_typeof	1	69	3
__wbindgen_as_number	1	70	3
__wbindgen_try_into_number	1	71	3
__wbindgen_in	1	72	3
__wbindgen_lt	1	73	3
__wbindgen_le	1	74	3
__wbindgen_ge	1	75	3
__wbindgen_gt	1	76	3
__wbindgen_add	1	77	3
__wbindgen_sub	1	78	3
__wbindgen_mul	1	79	3
__wbindgen_div	1	80	3
__wbindgen_rem	1	81	3
__wbindgen_pow	1	82	3
__wbindgen_shl	1	83	3
__wbindgen_shr	1	84	3
__wbindgen_unsigned_shr	1	85	3
__wbindgen_bit_and	1	86	3
__wbindgen_bit_or	1	87	3
__wbindgen_bit_xor	1	88	3
__wbindgen_bit_not	1	89	3
__wbindgen_neg	1	90	3
__wbindgen_not	1	91	3
__wbindgen_checked_div	1	92	3
__wbindgen_not_	1	93	3
__wbindgen_plus	1	94	3
__wbindgen_json_parse	1	95	3
__wbindgen_json_serialize	1	96	3
__wbindgen_describe	1	97	3
__wbindgen_describe_closure	1	98	3
__wbindgen_panic_error	1	99	3
__wbindgen_reinit	1	100	3
__wbindgen_module	2	102	3
__wbindgen_link	2	103	3
__wbindgen_exports	2	104	3
__wbg___wbindgen_throw_*	0	106	3
__wbg___wbindgen_rethrow_*	0	107	3
__wbg___wbindgen_number_new_*	0	108	3
__wbg___wbindgen_bigint_from_i64_*	0	109	3
__wbg___wbindgen_bigint_from_u64_*	0	110	3
__wbg___wbindgen_error_new_*	0	111	3
__wbg___wbindgen_init_externref_table_*	0	112	3
__wbg___wbindgen_memory_*	0	113	3
__wbg___wbindgen_function_table_*	0	114	3
__wbg___wbindgen_instance_id_*	0	115	3
__wbg___wbindgen_externref_heap_live_count_*	0	116	3
__wbg__wbg_cb_unref_*	0	117	3
__wbg_cb_unref_*	0	118	3
__wbg___wbindgen_string_get_*	1	119	3
__wbg___wbindgen_number_get_*	1	120	3
__wbg___wbindgen_boolean_get_*	1	121	3
__wbg___wbindgen_bigint_get_as_i64_*	1	122	3
__wbg___wbindgen_is_null_*	1	123	3
__wbg___wbindgen_is_undefined_*	1	124	3
__wbg___wbindgen_is_null_or_undefined_*	1	125	3
__wbg___wbindgen_is_object_*	1	126	3
__wbg___wbindgen_is_array_*	1	127	3
__wbg___wbindgen_is_function_*	1	128	3
__wbg___wbindgen_is_string_*	1	129	3
__wbg___wbindgen_is_symbol_*	1	130	3
__wbg___wbindgen_is_bigint_*	1	131	3
__wbg___wbindgen_is_falsy_*	1	132	3
__wbg___wbindgen_jsval_eq_*	1	133	3
__wbg___wbindgen_jsval_loose_eq_*	1	134	3
__wbg___wbindgen_debug_string_*	1	135	3
__wbg___wbindgen_typeof_*	1	136	3
__wbg___wbindgen_as_number_*	1	137	3
__wbg___wbindgen_try_into_number_*	1	138	3
__wbg___wbindgen_in_*	1	139	3
__wbg___wbindgen_lt_*	1	140	3
__wbg___wbindgen_le_*	1	141	3
__wbg___wbindgen_ge_*	1	142	3
__wbg___wbindgen_gt_*	1	143	3
__wbg___wbindgen_add_*	1	144	3
__wbg___wbindgen_sub_*	1	145	3
__wbg___wbindgen_mul_*	1	146	3
__wbg___wbindgen_div_*	1	147	3
__wbg___wbindgen_rem_*	1	148	3
__wbg___wbindgen_pow_*	1	149	3
__wbg___wbindgen_shl_*	1	150	3
__wbg___wbindgen_shr_*	1	151	3
__wbg___wbindgen_unsigned_shr_*	1	152	3
__wbg___wbindgen_bit_and_*	1	153	3
__wbg___wbindgen_bit_or_*	1	154	3
__wbg___wbindgen_bit_xor_*	1	155	3
__wbg___wbindgen_bit_not_*	1	156	3
__wbg___wbindgen_neg_*	1	157	3
__wbg___wbindgen_not_*	1	158	3
__wbg___wbindgen_checked_div_*	1	159	3
__wbg___wbindgen_plus_*	1	160	3
__wbg___wbindgen_json_parse_*	1	161	3
__wbg___wbindgen_json_serialize_*	1	162	3
__wbg___wbindgen_copy_to_typed_array_*	1	163	3
__wbg___wbindgen_module_*	2	164	3
__wbg___wbindgen_link_*	2	165	3
__wbg___wbindgen_exports_*	2	166	3`,
  },
  {
    name: "wasmedge-sockets",
    title: "WasmEdge sockets",
    source: "https://github.com/WasmEdge/WasmEdge/tree/master/lib/host/wasi",
    file: "rules/catalogues/wasmedge.yaml",
    at: [5,9],
    modules: [["wasi_snapshot_preview1",8,11]],
    needs: ["any net.tcp.connect net.tcp.listen net.udp.connect net.udp.listen","any net.tcp.listen net.udp.listen","any net.tcp.connect net.udp.connect","all net.tcp.listen","held","all net.dns","all sleep"],
    functions: `sock_open	0	10	3	(func (param i32 i32 i32) (result i32))
sock_open_v2	0	11	3
sock_bind	1	12	3	(func (param i32 i32 i32) (result i32))
sock_bind_v2	1	13	3
sock_connect	2	14	3	(func (param i32 i32 i32) (result i32))
sock_connect_v2	2	15	3
sock_listen	3	16	3	(func (param i32 i32) (result i32))
sock_listen_v2	3	17	3
sock_accept	3	18	3	(func (param i32 i32) (result i32))
sock_accept_v2	3	19	3
sock_recv_v2	0	20	3
sock_send_v2	0	21	3
sock_recv_from	0	22	3
sock_recv_from_v2	0	23	3
sock_send_to	0	24	3
sock_send_to_v2	0	25	3
sock_getsockopt	4	26	3
sock_setsockopt	4	27	3
sock_getlocaladdr	4	28	3
sock_getlocaladdr_v2	4	29	3
sock_getpeeraddr	4	30	3
sock_getpeeraddr_v2	4	31	3
sock_getaddrinfo	5	32	3
sock_lookup_ip	5	33	3
epoll_oneoff	6	34	3`,
  },
  {
    name: "wasmedge-process",
    title: "WasmEdge process plugin",
    source: "https://github.com/WasmEdge/WasmEdge/blob/0.14.1/plugins/wasmedge_process/processmodule.cpp",
    file: "rules/catalogues/wasmedge.yaml",
    at: [39,9],
    modules: [["wasmedge_process",42,11]],
    needs: ["all host","none","held"],
    functions: `wasmedge_process_run	0	45	3
wasmedge_process_set_prog_name	1	46	3
wasmedge_process_add_arg	1	47	3
wasmedge_process_add_env	1	48	3
wasmedge_process_add_stdin	1	49	3
wasmedge_process_set_timeout	1	50	3
wasmedge_process_get_exit_code	2	51	3
wasmedge_process_get_stdout_len	2	52	3
wasmedge_process_get_stdout	2	53	3
wasmedge_process_get_stderr_len	2	54	3
wasmedge_process_get_stderr	2	55	3`,
  },
  {
    name: "wasmedge-httpsreq",
    title: "WasmEdge HTTPS request plugin",
    source: "https://wasmedge.org/docs/contribute/source/plugin/",
    file: "rules/catalogues/wasmedge.yaml",
    at: [60,9],
    modules: [["wasmedge_httpsreq",63,11],["httpsreq",63,30]],
    needs: ["all http.outgoing","held"],
    functions: `wasmedge_httpsreq_send_data	0	65	3
wasmedge_httpsreq_get_rcv_len	1	66	3
wasmedge_httpsreq_get_rcv	1	67	3`,
  },
  {
    name: "wasmedge-image",
    title: "WasmEdge image plugin",
    source: "https://github.com/WasmEdge/WasmEdge/tree/master/plugins/wasmedge_image",
    file: "rules/catalogues/wasmedge.yaml",
    at: [72,9],
    modules: [["wasmedge_image",75,11]],
    needs: ["all host"],
    functions: `load_jpg	0	78	3
load_png	0	79	3
load_image	0	80	3`,
  },
  {
    name: "wasmedge-tensorflow",
    title: "WasmEdge TensorFlow plugins",
    source: "https://github.com/WasmEdge/WasmEdge/tree/master/plugins/wasmedge_tensorflow",
    file: "rules/catalogues/wasmedge.yaml",
    at: [85,9],
    modules: [["wasmedge_tensorflow",88,11],["wasmedge_tensorflowlite",88,32]],
    needs: ["all host","held"],
    functions: `create_session	0	91	3
create_session_saved_model	0	92	3
run_session	0	93	3
delete_session	1	94	3
get_output_tensor	1	95	3
get_tensor_len	1	96	3
get_tensor_data	1	97	3
append_input	1	98	3
append_output	1	99	3
clear_input	1	100	3
clear_output	1	101	3`,
  },
  {
    name: "wasmedge-bpf",
    title: "WasmEdge eBPF plugin",
    source: "https://github.com/WasmEdge/WasmEdge/tree/master/plugins/wasm_bpf",
    file: "rules/catalogues/wasmedge.yaml",
    at: [106,9],
    modules: [["wasm_bpf",109,11]],
    needs: ["all host"],
    functions: `wasm_load_bpf_object	0	112	3
wasm_close_bpf_object	0	113	3
wasm_attach_bpf_program	0	114	3
wasm_bpf_buffer_poll	0	115	3
wasm_bpf_map_fd_by_name	0	116	3
wasm_bpf_map_operate	0	117	3`,
  },
  {
    name: "wasi-logging",
    title: "WASI logging",
    source: "https://github.com/WasmEdge/WasmEdge/tree/master/plugins/wasi_logging",
    file: "rules/catalogues/wasmedge.yaml",
    at: [122,9],
    modules: [["wasi:logging/logging",125,11]],
    needs: ["all stdio.stderr"],
    functions: `log	0	127	3`,
  },
  {
    name: "wasmedge-ocr",
    title: "WasmEdge OCR plugin",
    source: "https://github.com/WasmEdge/WasmEdge/tree/master/plugins/wasmedge_ocr",
    file: "rules/catalogues/wasmedge.yaml",
    at: [132,9],
    modules: [["wasmedge_ocr",135,11]],
    needs: ["all host","held"],
    functions: `num_of_extractions	0	138	3
get_output	1	139	3`,
  },
  {
    name: "wasmedge-stablediffusion",
    title: "WasmEdge Stable Diffusion plugin",
    source: "https://github.com/WasmEdge/WasmEdge/tree/master/plugins/wasmedge_stablediffusion",
    file: "rules/catalogues/wasmedge.yaml",
    at: [144,9],
    modules: [["wasmedge_stablediffusion",147,11]],
    needs: ["all host"],
    functions: `create_context	0	150	3
image_to_image	0	151	3
text_to_image	0	152	3
convert	0	153	3`,
  },
]
