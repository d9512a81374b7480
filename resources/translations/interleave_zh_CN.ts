<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>error</name>
    <message>
        <source>unknown lesson &apos;%1&apos;; allowed: %2</source>
        <translation>未知课程“%1”；允许：%2</translation>
    </message>
    <message>
        <source>unknown parameter &apos;%1&apos;; allowed: %2</source>
        <translation>未知参数“%1”；允许：%2</translation>
    </message>
    <message>
        <source>value out of range: &apos;%1&apos;; allowed: %2</source>
        <translation>取值超出范围：“%1”；允许：%2</translation>
    </message>
    <message>
        <source>cannot read the setting &apos;%1&apos;; allowed: %2</source>
        <translation>无法识别设置“%1”；允许：%2</translation>
    </message>
    <message>
        <source>the engine is missing: %1 (%3); expected beside this program</source>
        <translation>缺少引擎：%1（%3）；它应与本程序位于同一目录</translation>
    </message>
    <message>
        <source>the engine could not be started: %1 (%3)</source>
        <translation>无法启动引擎：%1（%3）</translation>
    </message>
    <message>
        <source>no shared memory for the run: %1 (%3)</source>
        <translation>无法为本次运行建立共享内存：%1（%3）</translation>
    </message>
    <message>
        <source>the kernel&apos;s scheduler records are refused: %3</source>
        <translation>内核拒绝提供调度记录：%3</translation>
    </message>
    <message>
        <source>unknown probe &apos;%1&apos;; allowed: %2</source>
        <translation>未知探针“%1”；允许：%2</translation>
    </message>
    <message>
        <source>cannot write &apos;%1&apos; (%3)</source>
        <translation>无法写入“%1”（%3）</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not supported yet; allowed: %2</source>
        <translation>尚不支持“%1”；允许：%2</translation>
    </message>
    <message>
        <source>cancelled: %1</source>
        <translation>已取消：%1</translation>
    </message>
    <message>
        <source>cannot read &apos;%1&apos; (%3)</source>
        <translation>无法读取“%1”（%3）</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is empty; a trace file was expected</source>
        <translation>“%1”是空文件；应为轨迹文件</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a trace file of Interleave</source>
        <translation>“%1”不是 Interleave 的轨迹文件</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has the format %3 of a newer version; this one reads up to %2</source>
        <translation>“%1”的格式 %3 来自更新的版本；本版本最高可读 %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is cut off at byte %3; good up to %2</source>
        <translation>“%1”在第 %3 字节处被截断；%2 之前完好</translation>
    </message>
    <message>
        <source>the recording of &apos;%1&apos; was broken off; good up to %2</source>
        <translation>“%1”的录制被中断；%2 之前完好</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged at byte %3; good up to %2</source>
        <translation>“%1”在第 %3 字节处损坏；%2 之前完好</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has more events than can be opened (%3); shown up to %2</source>
        <translation>“%1”的事件多于可打开的数量（%3）；只显示到 %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; can hold one run only; allowed: %2</source>
        <translation>“%1”只能保存一次运行；允许：%2</translation>
    </message>
    <message>
        <source>the kernel&apos;s counters of run time cannot be read: %1 (%3)</source>
        <translation>无法读取内核的运行时间计数：%1（%3）</translation>
    </message>
    <message>
        <source>cannot write &apos;%1&apos;: the run&apos;s oldest events are no longer in memory</source>
        <translation>无法写入“%1”：运行中最早的事件已不在内存中</translation>
    </message>
    <message>
        <source>unknown role &apos;%1&apos;; allowed: %2</source>
        <translation>未知的角色“%1”；允许的有：%2</translation>
    </message>
    <message>
        <source>the process %1 could not be started: %2</source>
        <translation>无法启动进程 %1：%2</translation>
    </message>
    <message>
        <source>a process can only be started once</source>
        <translation>一个进程只能启动一次</translation>
    </message>
    <message>
        <source>threads can only be started once</source>
        <translation>一个线程只能启动一次</translation>
    </message>
    <message>
        <source>too many processes: at most %1</source>
        <translation>进程过多：最多 %1 个</translation>
    </message>
    <message>
        <source>too many actors: at most %1</source>
        <translation>线程过多：最多 %1 个</translation>
    </message>
    <message>
        <source>too many counters: at most %1</source>
        <translation>计数器过多：最多 %1 个</translation>
    </message>
    <message>
        <source>only the run&apos;s first process starts others</source>
        <translation>只有运行的第一个进程才能启动其他进程</translation>
    </message>
    <message>
        <source>no room for what processes share: %1, %2 bytes of %3 in all</source>
        <translation>进程间共享的空间不足：%1，需要 %2 字节，总共 %3 字节</translation>
    </message>
    <message>
        <source>the manager cannot be asked: %1</source>
        <translation>无法请求管理器：%1</translation>
    </message>
    <message>
        <source>the manager&apos;s process ended before it could be asked</source>
        <translation>管理器进程在能接受请求之前就已结束</translation>
    </message>
    <message>
        <source>no thread left for the pool %1</source>
        <translation>进程池 %1 没有可用的线程</translation>
    </message>
    <message>
        <source>no worker is left: %1</source>
        <translation>已没有工作进程：%1</translation>
    </message>
    <message>
        <source>cannot read the item &apos;%1&apos;; allowed: %2</source>
        <translation>无法识别数据项“%1”；允许：%2</translation>
    </message>
    <message>
        <source>the item &apos;%1&apos; is too long; allowed: %2 bytes</source>
        <translation>数据项“%1”太长；最多允许 %2 字节</translation>
    </message>
    <message>
        <source>the call &apos;%1&apos; cannot be sent; allowed: %2 bytes, %3 at a time</source>
        <translation>无法发送调用“%1”；允许：%2 字节以内，同时最多 %3 个</translation>
    </message>
    <message>
        <source>unknown call &apos;%1&apos;; allowed: %2</source>
        <translation>未知调用“%1”；允许：%2</translation>
    </message>
    <message>
        <source>unknown fact &apos;%1&apos;; allowed: %2</source>
        <translation>未知事实“%1”；允许：%2</translation>
    </message>
    <message>
        <source>cannot read the condition at &apos;%1&apos;; allowed: %2</source>
        <translation>条件在“%1”处无法读取；允许：%2</translation>
    </message>
</context>
<context>
    <name>event</name>
    <message>
        <source>something</source>
        <translation>某个对象</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某个线程</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>is made</source>
        <translation>被创建</translation>
    </message>
    <message>
        <source>is started</source>
        <translation>被启动</translation>
    </message>
    <message>
        <source>is started by %1</source>
        <translation>被 %1 启动</translation>
    </message>
    <message>
        <source>runs its first line, as thread %1</source>
        <translation>开始执行，线程号 %1</translation>
    </message>
    <message>
        <source>may not start %1: %2</source>
        <translation>不能启动 %1：%2</translation>
    </message>
    <message>
        <source>is held, as the run is paused</source>
        <translation>因运行暂停而停住</translation>
    </message>
    <message>
        <source>is let go on</source>
        <translation>获准继续</translation>
    </message>
    <message>
        <source>returns, after %1 of CPU time</source>
        <translation>返回，共用 CPU 时间 %1</translation>
    </message>
    <message>
        <source>ends with an error: %1</source>
        <translation>出错结束：%1</translation>
    </message>
    <message>
        <source>ends, as the run is stopped</source>
        <translation>随运行停止而结束</translation>
    </message>
    <message>
        <source>is killed by signal %1</source>
        <translation>被信号 %1 强制结束</translation>
    </message>
    <message>
        <source>is killed</source>
        <translation>被强制结束</translation>
    </message>
    <message>
        <source>comes to line %1</source>
        <translation>到达第 %1 行</translation>
    </message>
    <message>
        <source>prints: %1</source>
        <translation>输出：%1</translation>
    </message>
    <message>
        <source>gets CPU %1</source>
        <translation>获得 CPU %1</translation>
    </message>
    <message>
        <source>loses CPU %1: preempted</source>
        <translation>失去 CPU %1：被抢占</translation>
    </message>
    <message>
        <source>leaves CPU %1 of its own will</source>
        <translation>主动让出 CPU %1</translation>
    </message>
    <message>
        <source>acquires %1</source>
        <translation>获得 %1</translation>
    </message>
    <message>
        <source>releases %1</source>
        <translation>释放 %1</translation>
    </message>
    <message>
        <source>makes the stack %1</source>
        <translation>创建栈 %1</translation>
    </message>
    <message>
        <source>makes the priority queue %1</source>
        <translation>创建优先队列 %1</translation>
    </message>
    <message>
        <source>makes the queue %1</source>
        <translation>创建队列 %1</translation>
    </message>
    <message>
        <source>%1, unbounded</source>
        <translation>%1，容量不限</translation>
    </message>
    <message>
        <source>%1 of capacity %2</source>
        <translation>%1，容量 %2</translation>
    </message>
    <message>
        <source>makes the lock %1</source>
        <translation>创建锁 %1</translation>
    </message>
    <message>
        <source>makes the starting line %1</source>
        <translation>创建起跑线 %1</translation>
    </message>
    <message>
        <source>makes %1</source>
        <translation>创建 %1</translation>
    </message>
    <message>
        <source>wakes %1</source>
        <translation>唤醒 %1</translation>
    </message>
    <message>
        <source>sleeps for %1</source>
        <translation>睡眠 %1</translation>
    </message>
    <message>
        <source>waits: %1 is full</source>
        <translation>等待：%1 已满</translation>
    </message>
    <message>
        <source>waits: %1 is empty</source>
        <translation>等待：%1 为空</translation>
    </message>
    <message>
        <source>waits: %1 is taken</source>
        <translation>等待：%1 已被占用</translation>
    </message>
    <message>
        <source>waits for the end of %1</source>
        <translation>等待 %1 结束</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>waits until all items of %1 are dealt with</source>
        <translation>等待 %1 的所有元素处理完毕</translation>
    </message>
    <message>
        <source>waits for the others at %1</source>
        <translation>在 %1 处等待其他线程</translation>
    </message>
    <message>
        <source>waits until the run goes on</source>
        <translation>等待运行继续</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1，最多 %2</translation>
    </message>
    <message>
        <source>has slept</source>
        <translation>睡眠结束</translation>
    </message>
    <message>
        <source>waits no longer: its time is over</source>
        <translation>不再等待：时间已到</translation>
    </message>
    <message>
        <source>waits no longer, as the run is stopped</source>
        <translation>不再等待：运行被停止</translation>
    </message>
    <message>
        <source>goes on: its item is in %1</source>
        <translation>继续：元素已放入 %1</translation>
    </message>
    <message>
        <source>goes on with an item from %1</source>
        <translation>继续：已从 %1 取得元素</translation>
    </message>
    <message>
        <source>goes on with %1</source>
        <translation>继续：已获得 %1</translation>
    </message>
    <message>
        <source>goes on: %1 has ended</source>
        <translation>继续：%1 已结束</translation>
    </message>
    <message>
        <source>goes on: all items of %1 are dealt with</source>
        <translation>继续：%1 的所有元素已处理完毕</translation>
    </message>
    <message>
        <source>goes on: all are there</source>
        <translation>继续：所有线程都已到齐</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>%1 is now unbounded</source>
        <translation>%1 现在容量不限</translation>
    </message>
    <message>
        <source>%1 now has the capacity %2</source>
        <translation>%1 的容量现为 %2</translation>
    </message>
    <message>
        <source>gives up: %1 raises Full</source>
        <translation>放弃：%1 抛出 Full</translation>
    </message>
    <message>
        <source>gives up: %1 raises Empty</source>
        <translation>放弃：%1 抛出 Empty</translation>
    </message>
    <message>
        <source>calls %1.task_done(): %2 unfinished</source>
        <translation>调用 %1.task_done()：还有 %2 个未完成</translation>
    </message>
    <message>
        <source>puts %1 into %2: %3 of %4</source>
        <translation>把 %1 放入 %2：现有 %3，容量 %4</translation>
    </message>
    <message>
        <source>gets %1 from %2: %3 of %4</source>
        <translation>取出 %1，来自 %2：现有 %3，容量 %4</translation>
    </message>
    <message>
        <source>puts %1 into %2: %3 inside</source>
        <translation>把 %1 放入 %2：现有 %3</translation>
    </message>
    <message>
        <source>gets %1 from %2: %3 inside</source>
        <translation>取出 %1，来自 %2：现有 %3</translation>
    </message>
    <message>
        <source>%1 – %2 hands it over</source>
        <translation>%1（由 %2 代为转交）</translation>
    </message>
    <message>
        <source>is told %1 → %2</source>
        <translation>得到 %1 → %2</translation>
    </message>
    <message>
        <source>acts on %1 → %2, which is still true</source>
        <translation>依据 %1 → %2 行动，结果仍然成立</translation>
    </message>
    <message>
        <source>acts on %1 → %2, but by now it is %3</source>
        <translation>依据 %1 → %2 行动，但实际已是 %3</translation>
    </message>
    <message>
        <source>begins to add 1 to %1, %2 times</source>
        <translation>开始给 %1 加 1，共 %2 次</translation>
    </message>
    <message>
        <source>has added 1 to %1, %2 times</source>
        <translation>给 %1 加 1，已完成 %2 次</translation>
    </message>
    <message>
        <source>has added 1 to %1, %2 times so far</source>
        <translation>给 %1 加 1，目前 %2 次</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 为 %2</translation>
    </message>
    <message>
        <source>leaves %1 at %2</source>
        <translation>结束时 %1 为 %2</translation>
    </message>
    <message>
        <source>the run is paused</source>
        <translation>运行暂停</translation>
    </message>
    <message>
        <source>the run goes on, after %1</source>
        <translation>运行继续，共暂停 %1</translation>
    </message>
    <message>
        <source>%1 events are missing</source>
        <translation>缺失 %1 个事件</translation>
    </message>
    <message>
        <source>%1 events of %2 are missing: they came too fast</source>
        <translation>缺失 %1 个事件（%2）：产生得太快</translation>
    </message>
    <message>
        <source>%1 records of the kernel are missing</source>
        <translation>缺失 %1 条内核记录</translation>
    </message>
    <message>
        <source>an event of a kind that is not known</source>
        <translation>未知类型的事件</translation>
    </message>
    <message>
        <source>the run begins, with the kernel&apos;s records</source>
        <translation>运行开始，有内核记录</translation>
    </message>
    <message>
        <source>the run begins, with samples of what the kernel counts</source>
        <translation>运行开始，对内核统计采样</translation>
    </message>
    <message>
        <source>the run begins, without the kernel&apos;s records</source>
        <translation>运行开始，没有内核记录</translation>
    </message>
    <message>
        <source>parameter “%1”: %2</source>
        <translation>参数“%1”：%2</translation>
    </message>
    <message>
        <source>the run is over</source>
        <translation>运行结束</translation>
    </message>
    <message>
        <source>the run is over: stopped by hand</source>
        <translation>运行结束：被手动停止</translation>
    </message>
    <message>
        <source>the run is over: its time limit is reached</source>
        <translation>运行结束：达到时间上限</translation>
    </message>
    <message>
        <source>the run has failed: signal %1</source>
        <translation>运行失败：信号 %1</translation>
    </message>
    <message>
        <source>the run has failed: exit status %1</source>
        <translation>运行失败：退出码 %1</translation>
    </message>
    <message>
        <source>comes to line %1: %2</source>
        <translation>到达第 %1 行：%2</translation>
    </message>
    <message>
        <source>is made runnable by the kernel</source>
        <translation>被内核置为就绪</translation>
    </message>
    <message>
        <source>is made runnable by %1</source>
        <translation>被 %1 置为就绪</translation>
    </message>
    <message>
        <source>is gone, as the kernel says</source>
        <translation>已消失（内核如是说）</translation>
    </message>
    <message>
        <source>is %1 by its sample; it ran for %2 of it</source>
        <translation>采样显示为%1；该周期内运行了 %2</translation>
    </message>
    <message>
        <source>runs its first line, as the main thread of process %1</source>
        <translation>开始执行，是进程 %1 的主线程</translation>
    </message>
    <message>
        <source>makes the queue between processes %1</source>
        <translation>创建进程间队列 %1</translation>
    </message>
    <message>
        <source>makes the manager&apos;s queue %1</source>
        <translation>创建管理者的队列 %1</translation>
    </message>
    <message>
        <source>makes the process %1, not yet started</source>
        <translation>创建进程 %1，尚未启动</translation>
    </message>
    <message>
        <source>makes the pool %1</source>
        <translation>创建进程池 %1</translation>
    </message>
    <message>
        <source>%1 is woken from outside: by a slider, or by what another process left</source>
        <translation>%1 被外部唤醒：滑块，或另一进程留下的变化</translation>
    </message>
    <message>
        <source>waits: there is nothing to carry into %1</source>
        <translation>等待：没有要搬进 %1 的元素</translation>
    </message>
    <message>
        <source>waits for the manager&apos;s answer</source>
        <translation>等待管理者的答复</translation>
    </message>
    <message>
        <source>waits for the next call of its client</source>
        <translation>等待客户的下一个请求</translation>
    </message>
    <message>
        <source>waits for the result of a task</source>
        <translation>等待一个任务的结果</translation>
    </message>
    <message>
        <source>goes on: there is something to carry into %1</source>
        <translation>继续：有要搬进 %1 的元素</translation>
    </message>
    <message>
        <source>goes on with the manager&apos;s answer</source>
        <translation>继续：已得到管理者的答复</translation>
    </message>
    <message>
        <source>goes on: its client calls</source>
        <translation>继续：客户发来请求</translation>
    </message>
    <message>
        <source>goes on with the result of a task</source>
        <translation>继续：已得到任务的结果</translation>
    </message>
    <message>
        <source>leaves %1 in its own buffer; the feeder will carry it into %2</source>
        <translation>把 %1 留在自己的缓冲里，搬运线程会把它搬入 %2</translation>
    </message>
    <message>
        <source>%1 – %2 does it for it</source>
        <translation>%1（由 %2 代为执行）</translation>
    </message>
    <message>
        <source>has %1 carried by its feeder into slot %2 of %3: %4 inside</source>
        <translation>的 %1 由其搬运线程搬入槽位 %2（%3）：现有 %4</translation>
    </message>
    <message>
        <source>the feeder carries %1&apos;s %2 into slot %3 of %4: %5 inside</source>
        <translation>搬运线程把 %1 的 %2 搬入槽位 %3（%4）：现有 %5</translation>
    </message>
    <message>
        <source>starts the process %1</source>
        <translation>启动进程 %1</translation>
    </message>
    <message>
        <source>the person sends %1 signal %2, %3</source>
        <translation>操作者向 %1 发送信号 %2（%3）</translation>
    </message>
    <message>
        <source>sends %1 signal %2, %3</source>
        <translation>向 %1 发送信号 %2（%3）</translation>
    </message>
    <message>
        <source>items lost with %1: %2; they were on their way into %3</source>
        <translation>随 %1 丢失的元素：%2 个；它们正要进入 %3</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>%1 has ended with an error: %2</source>
        <translation>%1 出错结束：%2</translation>
    </message>
    <message>
        <source>%1 has ended, as the run is stopped</source>
        <translation>%1 随运行停止而结束</translation>
    </message>
    <message>
        <source>%1 has ended with exit status %2</source>
        <translation>%1 已结束，退出码 %2</translation>
    </message>
    <message>
        <source>%1 was killed with signal %2, %3</source>
        <translation>%1 被信号 %2（%3）强制结束</translation>
    </message>
    <message>
        <source>%1 was killed by the person with signal %2, %3</source>
        <translation>%1 被操作者用信号 %2（%3）强制结束</translation>
    </message>
    <message>
        <source>%1 was killed by %4 with signal %2, %3</source>
        <translation>%1 被 %4 用信号 %2（%3）强制结束</translation>
    </message>
    <message>
        <source>asks the manager: %1</source>
        <translation>请求管理者：%1</translation>
    </message>
    <message>
        <source>begins with what %1 asks: %2</source>
        <translation>开始处理 %1 的请求：%2</translation>
    </message>
    <message>
        <source>answers %1: %2</source>
        <translation>答复 %1：%2</translation>
    </message>
    <message>
        <source>has the manager&apos;s answer: %1</source>
        <translation>得到管理者的答复：%1</translation>
    </message>
    <message>
        <source>hands task %1 to %2: %3</source>
        <translation>把任务 %1 交给 %2：%3</translation>
    </message>
    <message>
        <source>begins with task %1 of %2</source>
        <translation>开始任务 %1（%2）</translation>
    </message>
    <message>
        <source>has done task %1 of %2</source>
        <translation>完成任务 %1（%2）</translation>
    </message>
    <message>
        <source>ends task %1 of %2 with an error: %3</source>
        <translation>任务 %1（%2）出错结束：%3</translation>
    </message>
    <message>
        <source>task %1 of %2 is lost: its worker has died</source>
        <translation>任务 %1（%2）已丢失：执行它的进程已死</translation>
    </message>
    <message>
        <source>begins the row %1 of what is measured</source>
        <translation>开始测量表中“%1”一行</translation>
    </message>
    <message>
        <source>makes the baton %1</source>
        <translation>创建接力棒 %1</translation>
    </message>
    <message>
        <source>waits: the other one has %1</source>
        <translation>等待：%1 在对方手里</translation>
    </message>
    <message>
        <source>goes on: it has %1</source>
        <translation>继续：拿到了 %1</translation>
    </message>
    <message>
        <source>measures “%1” of a thread: %2</source>
        <translation>测得线程的“%1”：%2</translation>
    </message>
    <message>
        <source>measures “%1” of a process: %2</source>
        <translation>测得进程的“%1”：%2</translation>
    </message>
    <message>
        <source>reads %1: %2</source>
        <translation>读 %1：%2</translation>
    </message>
    <message>
        <source>writes %1: %2, as it had read %3</source>
        <translation>写 %1：%2，因为它读到的是 %3</translation>
    </message>
    <message>
        <source>is called %1 from now on</source>
        <translation>从现在起名为 %1</translation>
    </message>
    <message>
        <source>waits for the next command</source>
        <translation>等待下一条命令</translation>
    </message>
    <message>
        <source>goes on: there is a command</source>
        <translation>继续：有了一条命令</translation>
    </message>
    <message>
        <source>makes the semaphore %1; permits: %2</source>
        <translation>创建信号量 %1；许可数：%2</translation>
    </message>
    <message>
        <source>makes the event %1</source>
        <translation>创建事件 %1</translation>
    </message>
    <message>
        <source>makes the barrier %1 for %2</source>
        <translation>创建栅栏 %1，需 %2 方到齐</translation>
    </message>
    <message>
        <source>makes the condition %1 over %2</source>
        <translation>创建条件变量 %1，使用锁 %2</translation>
    </message>
    <message>
        <source>waits: %1 has no permit free</source>
        <translation>等待：%1 没有空闲的许可</translation>
    </message>
    <message>
        <source>waits: %1 is not set</source>
        <translation>等待：%1 尚未设置</translation>
    </message>
    <message>
        <source>waits until somebody notifies %1</source>
        <translation>等待，直到有人通知 %1</translation>
    </message>
    <message>
        <source>goes on with a permit of %1</source>
        <translation>拿到 %1 的一个许可，继续</translation>
    </message>
    <message>
        <source>goes on: %1 was set</source>
        <translation>继续：%1 已设置</translation>
    </message>
    <message>
        <source>waits at %1 no longer</source>
        <translation>不再在 %1 处等待</translation>
    </message>
    <message>
        <source>is notified by %1 and takes the lock again</source>
        <translation>收到 %1 的通知，重新获取锁</translation>
    </message>
    <message>
        <source>acquires a permit of %1; free: %2</source>
        <translation>获取 %1 的一个许可；空闲：%2</translation>
    </message>
    <message>
        <source>releases a permit of %1; free: %2</source>
        <translation>释放 %1 的一个许可；空闲：%2</translation>
    </message>
    <message>
        <source>may not release %1: all its permits are free</source>
        <translation>不能释放 %1：它的许可已全部空闲</translation>
    </message>
    <message>
        <source>sets %1</source>
        <translation>设置 %1</translation>
    </message>
    <message>
        <source>clears %1</source>
        <translation>清除 %1</translation>
    </message>
    <message>
        <source>comes to %1 as number %2 of round %3</source>
        <translation>到达 %1，是第 %3 轮的第 %2 个</translation>
    </message>
    <message>
        <source>opens %1, as all %2 are there</source>
        <translation>打开 %1，因为 %2 方已到齐</translation>
    </message>
    <message>
        <source>breaks %1: its time is over; sent away: %2</source>
        <translation>使 %1 损坏：等待超时；被打发走的：%2</translation>
    </message>
    <message>
        <source>aborts %1; sent away: %2</source>
        <translation>中止 %1；被打发走的：%2</translation>
    </message>
    <message>
        <source>resets %1; sent away: %2</source>
        <translation>重置 %1；被打发走的：%2</translation>
    </message>
    <message>
        <source>notifies %1, where nobody waits: it is lost</source>
        <translation>通知 %1，但没有人在等：通知丢失</translation>
    </message>
    <message>
        <source>notifies all at %1; woken: %2</source>
        <translation>通知 %1 处的所有等待者；唤醒：%2</translation>
    </message>
    <message>
        <source>notifies %1; woken: %2</source>
        <translation>通知 %1；唤醒：%2</translation>
    </message>
    <message>
        <source>makes the counter %1; protection: %2</source>
        <translation>创建计数器 %1；保护方式：%2</translation>
    </message>
    <message>
        <source>ends a round of %1, which took %2</source>
        <translation>结束 %1 的一轮，用时 %2</translation>
    </message>
</context>
<context>
    <name>event kind</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>started</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>first line</source>
        <translation>开始执行</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>start refused</source>
        <translation>启动被拒</translation>
    </message>
    <message>
        <source>held</source>
        <translation>停住</translation>
    </message>
    <message>
        <source>released</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>prints</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>object made</source>
        <translation>创建对象</translation>
    </message>
    <message>
        <source>capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>wait over</source>
        <translation>等待结束</translation>
    </message>
    <message>
        <source>wakes</source>
        <translation>唤醒</translation>
    </message>
    <message>
        <source>put</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>get</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>acts on it</source>
        <translation>依据查询行动</translation>
    </message>
    <message>
        <source>task done</source>
        <translation>任务完成</translation>
    </message>
    <message>
        <source>acquires</source>
        <translation>获得锁</translation>
    </message>
    <message>
        <source>releases</source>
        <translation>释放锁</translation>
    </message>
    <message>
        <source>begins to add</source>
        <translation>开始累加</translation>
    </message>
    <message>
        <source>has added</source>
        <translation>累加完成</translation>
    </message>
    <message>
        <source>progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>gets a CPU</source>
        <translation>获得 CPU</translation>
    </message>
    <message>
        <source>off the CPU</source>
        <translation>离开 CPU</translation>
    </message>
    <message>
        <source>run begins</source>
        <translation>运行开始</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>events missing</source>
        <translation>事件缺失</translation>
    </message>
    <message>
        <source>records missing</source>
        <translation>记录缺失</translation>
    </message>
    <message>
        <source>run ends</source>
        <translation>运行结束</translation>
    </message>
    <message>
        <source>Threads&apos; lives</source>
        <translation>线程生命周期</translation>
    </message>
    <message>
        <source>Lines and output</source>
        <translation>代码行与输出</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>计数器</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>is woken</source>
        <translation>被唤醒</translation>
    </message>
    <message>
        <source>is gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>process started</source>
        <translation>进程启动</translation>
    </message>
    <message>
        <source>process ended</source>
        <translation>进程结束</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>put into buffer</source>
        <translation>放入缓冲</translation>
    </message>
    <message>
        <source>items lost</source>
        <translation>元素丢失</translation>
    </message>
    <message>
        <source>asks the manager</source>
        <translation>请求管理者</translation>
    </message>
    <message>
        <source>served</source>
        <translation>开始处理</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>has the answer</source>
        <translation>收到答复</translation>
    </message>
    <message>
        <source>task handed over</source>
        <translation>提交任务</translation>
    </message>
    <message>
        <source>task begins</source>
        <translation>任务开始</translation>
    </message>
    <message>
        <source>task ends</source>
        <translation>任务结束</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>读</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>写</translation>
    </message>
    <message>
        <source>trial over</source>
        <translation>试验结束</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>permit acquired</source>
        <translation>获取许可</translation>
    </message>
    <message>
        <source>permit released</source>
        <translation>释放许可</translation>
    </message>
    <message>
        <source>release refused</source>
        <translation>释放被拒绝</translation>
    </message>
    <message>
        <source>event set</source>
        <translation>事件已设置</translation>
    </message>
    <message>
        <source>event cleared</source>
        <translation>事件已清除</translation>
    </message>
    <message>
        <source>at the barrier</source>
        <translation>到达栅栏</translation>
    </message>
    <message>
        <source>barrier opens</source>
        <translation>栅栏打开</translation>
    </message>
    <message>
        <source>barrier broken</source>
        <translation>栅栏损坏</translation>
    </message>
    <message>
        <source>barrier reset</source>
        <translation>栅栏重置</translation>
    </message>
    <message>
        <source>notifies</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Locks and signals</source>
        <translation>锁与信号</translation>
    </message>
</context>
<context>
    <name>interleave::AboutPage</name>
    <message>
        <source>About the lesson</source>
        <translation>课程说明</translation>
    </message>
    <message>
        <source>Make it happen</source>
        <translation>让它发生</translation>
    </message>
</context>
<context>
    <name>interleave::AnswerButton</name>
    <message>
        <source>Answer %1: %2</source>
        <translation>答案 %1：%2</translation>
    </message>
    <message>
        <source>hands: %1</source>
        <translation>票数：%1</translation>
    </message>
</context>
<context>
    <name>interleave::CallsView</name>
    <message>
        <source>Each call and its answer will stand here, the newest on top.</source>
        <translation>每次调用和它的回答会列在这里，最新的在最上面。</translation>
    </message>
    <message>
        <source>Calls and their answers</source>
        <translation>调用及其回答</translation>
    </message>
</context>
<context>
    <name>interleave::ChartsPanel</name>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Time shares</source>
        <translation>时间占比</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>时间（秒）</translation>
    </message>
    <message>
        <source>lost some: %1</source>
        <translation>有丢失：%1</translation>
    </message>
    <message>
        <source>lost nothing: %1</source>
        <translation>无丢失：%1</translation>
    </message>
    <message>
        <source>least %1 · median %2 · most %3</source>
        <translation>最小 %1 · 中位数 %2 · 最大 %3</translation>
    </message>
    <message>
        <source>Repeated runs</source>
        <translation>重复运行</translation>
    </message>
    <message>
        <source>Each run adds its result here</source>
        <translation>每次运行会在这里添加它的结果</translation>
    </message>
    <message>
        <source>the class says: %1</source>
        <translation>全班说：%1</translation>
    </message>
</context>
<context>
    <name>interleave::ClassroomStrip</name>
    <message>
        <source>the class says: %1</source>
        <translation>全班说：%1</translation>
    </message>
    <message>
        <source>What happened: %1</source>
        <translation>实际情况：%1</translation>
    </message>
    <message>
        <source>%1 of %2 said so</source>
        <translation>%2 人中有 %1 人答对</translation>
    </message>
    <message>
        <source>✓ Right.</source>
        <translation>✓ 正确。</translation>
    </message>
    <message>
        <source>✗ Not so. The class said: %1</source>
        <translation>✗ 不对。全班说：%1</translation>
    </message>
    <message>
        <source>✗ The class is divided.</source>
        <translation>✗ 全班意见不一。</translation>
    </message>
    <message>
        <source>The class said: %1</source>
        <translation>全班说：%1</translation>
    </message>
    <message>
        <source>≈ Close.</source>
        <translation>≈ 接近。</translation>
    </message>
    <message>
        <source>✗ Not so.</source>
        <translation>✗ 不对。</translation>
    </message>
    <message>
        <source>This run does not tell: what is asked about did not happen in it.</source>
        <translation>这次运行没有给出答案：所问的事情在其中没有发生。</translation>
    </message>
    <message>
        <source>Question and goals</source>
        <translation>问题与目标</translation>
    </message>
    <message>
        <source>A hand for this answer: click or %1; to take one back: Shift and click or %2</source>
        <translation>给这个答案加一票：单击或 %1；撤回一票：按住 Shift 单击或 %2</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>What the class says</source>
        <translation>全班的回答</translation>
    </message>
    <message>
        <source>What the class says, before it is run: 0 to %1; below 0: nothing yet</source>
        <translation>运行之前全班的预测：0 到 %1；小于 0 表示还没有</translation>
    </message>
    <message>
        <source>The class says:</source>
        <translation>全班说：</translation>
    </message>
    <message>
        <source>The class says (%1):</source>
        <translation>全班说（%1）：</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Takes back all that the class has said</source>
        <translation>撤回全班的所有回答</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新提问</translation>
    </message>
    <message>
        <source>Forgets what the class said, and lets it answer anew</source>
        <translation>清除全班的回答，让大家重新作答</translation>
    </message>
    <message>
        <source>Goals %1 of %2</source>
        <translation>目标 %1/%2</translation>
    </message>
    <message>
        <source>What to bring about in this lesson</source>
        <translation>这一课要让什么事情发生</translation>
    </message>
    <message>
        <source>Show the question</source>
        <translation>显示问题</translation>
    </message>
    <message>
        <source>Fold the question up</source>
        <translation>收起问题</translation>
    </message>
</context>
<context>
    <name>interleave::CodeView</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>interleave::ConsoleView</name>
    <message>
        <source>Item</source>
        <translation>数据项</translation>
    </message>
    <message>
        <source>1 is a number, &quot;1&quot; a text, 1.5 a real, b&apos;1&apos; bytes, [1, &quot;a&quot;] a list</source>
        <translation>1 是整数，&quot;1&quot; 是文本，1.5 是实数，b&apos;1&apos; 是字节串，[1, &quot;a&quot;] 是列表</translation>
    </message>
</context>
<context>
    <name>interleave::CounterView</name>
    <message>
        <source>Counter</source>
        <translation>计数器</translation>
    </message>
    <message>
        <source>%1 % of all additions vanished</source>
        <translation>全部加法中有 %1% 丢失</translation>
    </message>
    <message>
        <source>additions that vanished</source>
        <translation>丢失的加法</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>expected so far</source>
        <translation>目前预期</translation>
    </message>
    <message>
        <source>the sum of what each thread did</source>
        <translation>各线程所做加法之和</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>what the variable says</source>
        <translation>变量中的值</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>none this time: luck, or protection</source>
        <translation>这次没有丢失：靠运气，或靠保护</translation>
    </message>
    <message>
        <source>Click Run: every thread adds 1 to the same number, again and again. Will all additions be there?</source>
        <translation>点击“运行”：每个线程反复对同一个数加 1。所有加法都会留下来吗？</translation>
    </message>
</context>
<context>
    <name>interleave::EventLogView</name>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Only events in which this thread takes part</source>
        <translation>只列出该线程参与的事件</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Only events about this queue, lock, counter or starting line</source>
        <translation>只列出与该队列、锁、计数器或起跑线有关的事件</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>事件种类</translation>
    </message>
    <message>
        <source>Only events of this kind, or of this group of kinds</source>
        <translation>只列出该种类或该组种类的事件</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>要查找的文字</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Takes every filter away</source>
        <translation>去掉所有筛选条件</translation>
    </message>
    <message>
        <source>Event log</source>
        <translation>事件日志</translation>
    </message>
    <message>
        <source>Progress of the filter</source>
        <translation>筛选进度</translation>
    </message>
    <message>
        <source>All threads</source>
        <translation>所有线程</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>所有对象</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有种类</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 / %2 个事件</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 个事件</translation>
    </message>
    <message>
        <source>Every event of a run is listed here.</source>
        <translation>这里列出运行的每个事件。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>No event of this run passes the filter.</source>
        <translation>本次运行没有符合条件的事件。</translation>
    </message>
    <message>
        <source>Only events whose row has all these words; Esc clears</source>
        <translation>只显示行中含有全部这些词的事件；Esc 清除</translation>
    </message>
</context>
<context>
    <name>interleave::EventModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>发生了什么</translation>
    </message>
</context>
<context>
    <name>interleave::FileMenu</name>
    <message>
        <source>Recorded runs</source>
        <translation>已记录的运行</translation>
    </message>
    <message>
        <source>Save the run…</source>
        <translation>保存本次运行…</translation>
    </message>
    <message>
        <source>Save the run</source>
        <translation>保存本次运行</translation>
    </message>
    <message>
        <source>Runs (*.ilt)</source>
        <translation>运行 (*.ilt)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>导出本次运行</translation>
    </message>
    <message>
        <source>For Perfetto (ui.perfetto.dev)…</source>
        <translation>用于 Perfetto（ui.perfetto.dev）…</translation>
    </message>
    <message>
        <source>Chrome&apos;s JSON…</source>
        <translation>Chrome 的 JSON…</translation>
    </message>
    <message>
        <source>A table (CSV)…</source>
        <translation>表格（CSV）…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Save a picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>图片 (*.png *.svg)</translation>
    </message>
    <message>
        <source>The window…</source>
        <translation>窗口…</translation>
    </message>
    <message>
        <source>The timeline…</source>
        <translation>时间线…</translation>
    </message>
    <message>
        <source>The chart…</source>
        <translation>图表…</translation>
    </message>
    <message>
        <source>A strip of pictures over the marked span…</source>
        <translation>标记区间的连续图片…</translation>
    </message>
    <message>
        <source>Scheduler of the next run</source>
        <translation>下次运行的调度来源</translation>
    </message>
    <message>
        <source>Memory for the next run</source>
        <translation>下次运行的内存</translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation>可用的最佳来源</translation>
    </message>
    <message>
        <source>Kernel&apos;s records (perf), exact</source>
        <translation>内核记录（perf），精确</translation>
    </message>
    <message>
        <source>Kernel&apos;s counters (procfs), sampled</source>
        <translation>内核计数器（procfs），采样</translation>
    </message>
    <message>
        <source>None: the program&apos;s own word</source>
        <translation>无：仅凭程序自述</translation>
    </message>
    <message>
        <source>256 MiB</source>
        <translation>256 MiB</translation>
    </message>
    <message>
        <source>1 GiB</source>
        <translation>1 GiB</translation>
    </message>
    <message>
        <source>4 GiB</source>
        <translation>4 GiB</translation>
    </message>
    <message>
        <source>Beyond it the oldest events are forgotten; the recorded file has them all</source>
        <translation>超出后将忘记最早的事件；记录文件中仍保留全部</translation>
    </message>
    <message>
        <source>None yet: each run is recorded here</source>
        <translation>暂无：每次运行都会记录在这里</translation>
    </message>
    <message>
        <source>A strip of pictures</source>
        <translation>连续图片</translation>
    </message>
    <message>
        <source>How many pictures</source>
        <translation>图片数量</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>The stage, for a slide</source>
        <translation>舞台图片，用于幻灯片</translation>
    </message>
    <message>
        <source>The chart, for a slide</source>
        <translation>图表图片，用于幻灯片</translation>
    </message>
    <message>
        <source>The timeline, for a slide</source>
        <translation>时间线图片，用于幻灯片</translation>
    </message>
    <message>
        <source>A moving picture…</source>
        <translation>动态图片…</translation>
    </message>
    <message>
        <source>A moving picture</source>
        <translation>动态图片</translation>
    </message>
    <message>
        <source>For slides (*.gif);;Smaller, for browsers (*.webp)</source>
        <translation>用于幻灯片 (*.gif);;更小，用于浏览器 (*.webp)</translation>
    </message>
    <message>
        <source>Open a run or a script…</source>
        <translation>打开运行记录或脚本…</translation>
    </message>
    <message>
        <source>Lesson scripts</source>
        <translation>课程脚本</translation>
    </message>
    <message>
        <source>Open a run or a script</source>
        <translation>打开运行记录或脚本</translation>
    </message>
    <message>
        <source>Runs and lesson scripts (*.ilt *.lesson);;All files (*)</source>
        <translation>运行记录和课程脚本 (*.ilt *.lesson);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Start paused: nothing happens before Go on</source>
        <translation>启动即暂停：点“继续”之前什么都不发生</translation>
    </message>
    <message>
        <source>Reduce movement: nothing slides to its place</source>
        <translation>减少动画：一切直接到位，不再滑动</translation>
    </message>
    <message>
        <source>Forget what was chosen…</source>
        <translation>忘记所选…</translation>
    </message>
    <message>
        <source>Manual and keys</source>
        <translation>手册与按键</translation>
    </message>
    <message>
        <source>Forget what was chosen</source>
        <translation>忘记所选</translation>
    </message>
    <message>
        <source>Language, theme, size, the window&apos;s layout, all lessons&apos; parameters and the preferences will be as at the first start. Recorded runs stay.</source>
        <translation>语言、主题、大小、窗口布局、所有课的参数和选项都会恢复到第一次启动时的样子。已记录的运行会保留。</translation>
    </message>
</context>
<context>
    <name>interleave::GoalsPopup</name>
    <message>
        <source>Make it happen: the trace of a run shows whether it has.</source>
        <translation>让它发生：是否达成，由运行的记录来判定。</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>已达成</translation>
    </message>
    <message>
        <source>not reached yet</source>
        <translation>尚未达成</translation>
    </message>
    <message>
        <source>Reached in an earlier run.</source>
        <translation>在之前的一次运行中达成。</translation>
    </message>
    <message>
        <source>▸ at %1</source>
        <translation>▸ 在 %1</translation>
    </message>
    <message>
        <source>Show the moment at which it was reached</source>
        <translation>显示达成的那一刻</translation>
    </message>
    <message>
        <source>%1: show the moment at which it was reached</source>
        <translation>%1：显示达成的那一刻</translation>
    </message>
</context>
<context>
    <name>interleave::HelpPage</name>
    <message>
        <source>en</source>
        <comment>the directory of the manual in this language: en or zh_CN</comment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>手册目录</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
</context>
<context>
    <name>interleave::LadderView</name>
    <message>
        <source>protection</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Ladder of protections</source>
        <translation>保护方式的阶梯</translation>
    </message>
    <message>
        <source>%1: %2 of %3 rounds right, %4 lost, %5</source>
        <translation>%1：%3 轮中 %2 轮正确，丢失 %4，%5</translation>
    </message>
    <message>
        <source>rounds right</source>
        <translation>正确轮数</translation>
    </message>
    <message>
        <source>Set “Compare all” to a number of rounds and click Run: one run does the same additions in seven ways, from no protection to sums of their own, and compares them.</source>
        <translation>把“全部比较”设为轮数，再点“运行”：一次运行中用七种方式做同样的加法，从无保护到各自求和，并加以比较。</translation>
    </message>
</context>
<context>
    <name>interleave::LessonList</name>
    <message>
        <source>%1 (key %2)</source>
        <translation>%1（按键 %2）</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>interleave::MainWindow</name>
    <message>
        <source>%1 – Interleave</source>
        <translation>%1 – Interleave</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures saved</source>
        <translation>
            <numerusform>已保存 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the run</source>
        <translation>正在打开运行记录</translation>
    </message>
    <message>
        <source>Saving the run</source>
        <translation>正在保存运行记录</translation>
    </message>
    <message>
        <source>Exporting the run</source>
        <translation>正在导出运行记录</translation>
    </message>
    <message>
        <source>Something is under way already; Esc cancels it</source>
        <translation>已有任务正在进行，按 Esc 可取消</translation>
    </message>
    <message>
        <source>Making pictures</source>
        <translation>正在生成图片</translation>
    </message>
    <message>
        <source>Cancelled; pictures saved: %1</source>
        <translation>已取消；已保存图片：%1 张</translation>
    </message>
    <message>
        <source>On the clipboard and in %1</source>
        <translation>已复制到剪贴板，并保存到 %1</translation>
    </message>
    <message>
        <source>On the clipboard; %1</source>
        <translation>已复制到剪贴板；%1</translation>
    </message>
    <message>
        <source>Making a moving picture</source>
        <translation>正在制作动态图片</translation>
    </message>
    <message>
        <source>Not opened: %1</source>
        <translation>没有打开：%1</translation>
    </message>
    <message>
        <source>The run is held before its first step: %1 lets it begin.</source>
        <translation>运行停在第一步之前：按 %1 开始。</translation>
    </message>
    <message>
        <source>Forgotten: everything is as at the first start.</source>
        <translation>已忘记：一切恢复到第一次启动时的样子。</translation>
    </message>
    <message>
        <source>The run is over.</source>
        <translation>运行结束了。</translation>
    </message>
</context>
<context>
    <name>interleave::MeasurementCharts</name>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
</context>
<context>
    <name>interleave::MeasurementsView</name>
    <message>
        <source>click Run: each row will be measured on this machine</source>
        <translation>点击“运行”：每一行都将在这台机器上实测</translation>
    </message>
    <message>
        <source>measured now, row by row; figures are medians</source>
        <translation>正在逐行实测；数值为中位数</translation>
    </message>
    <message>
        <source>measured on this machine; figures are medians</source>
        <translation>在这台机器上实测；数值为中位数</translation>
    </message>
    <message>
        <source>%1: thread %2, process %3</source>
        <translation>%1：线程 %2，进程 %3</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Process or thread</source>
        <translation>进程还是线程</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>比较</translation>
    </message>
</context>
<context>
    <name>interleave::MicroscopeView</name>
    <message>
        <source>+%1 ns</source>
        <translation>+%1 纳秒</translation>
    </message>
    <message>
        <source>%1 ns</source>
        <translation>%1 纳秒</translation>
    </message>
    <message>
        <source>reads %1</source>
        <translation>读 %1</translation>
    </message>
    <message>
        <source>writes %1</source>
        <translation>写 %1</translation>
    </message>
    <message>
        <source>Click Run: some additions of each thread are stamped, and the updates that were really lost among them are shown here.</source>
        <translation>点“运行”：每个线程的一部分加法会打上时间戳，其中真正丢失的更新会显示在这里。</translation>
    </message>
    <message>
        <source>No lost update under the microscope: the protection holds.</source>
        <translation>显微镜下没有丢失更新：保护有效。</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>显微镜</translation>
    </message>
    <message>
        <source>No. %1 of %2 found</source>
        <translation>找到的 %2 个中的第 %1 个</translation>
    </message>
    <message>
        <source>Under the microscope no two additions read the same number before either wrote: luck. Run it again.</source>
        <translation>显微镜下没有两次加法在任一方写之前读到同一个数：这是运气。再运行一次。</translation>
    </message>
</context>
<context>
    <name>interleave::MovingPictureDialog</name>
    <message>
        <source>A moving picture</source>
        <translation>动态图片</translation>
    </message>
    <message>
        <source>the stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>the timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation>内容(&amp;O)</translation>
    </message>
    <message>
        <source>It &amp;lasts</source>
        <translation>时长(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Pictures a second</source>
        <translation>每秒帧数(&amp;P)</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>%1 pictures of %2 of the run, at %3 times real speed</source>
        <translation>%1 帧，取自运行中的 %2，为实际速度的 %3 倍</translation>
    </message>
</context>
<context>
    <name>interleave::ObjectsView</name>
    <message>
        <source>Queues and locks</source>
        <translation>队列与锁</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>put:</source>
        <translation>put:</translation>
    </message>
    <message>
        <source>get:</source>
        <translation>get:</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>持有者:</translation>
    </message>
    <message>
        <source>waiting:</source>
        <translation>等待者:</translation>
    </message>
    <message>
        <source>Queues and locks appear here with their waiters.</source>
        <translation>队列、锁及其等待者会显示在这里。</translation>
    </message>
</context>
<context>
    <name>interleave::OverviewStrip</name>
    <message>
        <source>Overview of the run</source>
        <translation>运行总览</translation>
    </message>
</context>
<context>
    <name>interleave::ParameterPanel</name>
    <message>
        <source>Allowed: %1 to %2</source>
        <translation>允许：%1 至 %2</translation>
    </message>
    <message>
        <source>%1, or %2</source>
        <translation>%1，或%2</translation>
    </message>
</context>
<context>
    <name>interleave::PlaybackBar</name>
    <message>
        <source>the chosen thread</source>
        <translation>所选线程</translation>
    </message>
    <message>
        <source>the chosen object</source>
        <translation>所选对象</translation>
    </message>
    <message>
        <source>by event</source>
        <translation>按事件</translation>
    </message>
    <message>
        <source>by state of %1</source>
        <translation>按 %1 的状态</translation>
    </message>
    <message>
        <source>by event of %1</source>
        <translation>按 %1 的事件</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>倒放</translation>
    </message>
    <message>
        <source>Play, or hold the view while the run goes on</source>
        <translation>播放，或让画面停住而运行继续</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Repeat the marked span; [ and ] mark its begin and end</source>
        <translation>循环播放标记的区间；用 [ 和 ] 标记起点和终点</translation>
    </message>
    <message>
        <source>Timeline: show more time</source>
        <translation>时间线：显示更长时间</translation>
    </message>
    <message>
        <source>Timeline: show less time</source>
        <translation>时间线：显示更短时间</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Timeline: show the whole run</source>
        <translation>时间线：显示整个运行</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Timeline: follow the newest moment</source>
        <translation>时间线：跟随最新时刻</translation>
    </message>
    <message>
        <source>What a step goes to. A click on a name in the timeline chooses it.</source>
        <translation>一步走到哪里。在时间线中点击名称即可选择。</translation>
    </message>
    <message>
        <source>Step by</source>
        <translation>步进方式</translation>
    </message>
    <message>
        <source>Rate of playing, from a millionth of real speed to a hundred times</source>
        <translation>播放速率，从实际速度的百万分之一到一百倍</translation>
    </message>
    <message>
        <source>Rate of playing</source>
        <translation>播放速率</translation>
    </message>
    <message>
        <source>The moment that is shown</source>
        <translation>当前显示的时刻</translation>
    </message>
</context>
<context>
    <name>interleave::Presenter</name>
    <message>
        <source>The screen is black; any key shows it again</source>
        <translation>屏幕已变黑，按任意键恢复</translation>
    </message>
</context>
<context>
    <name>interleave::ProcessPainter</name>
    <message>
        <source>main</source>
        <translation>main</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>父进程</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>alive</source>
        <translation>存活</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>尚未启动</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>丢失 %1 个</translation>
    </message>
    <message>
        <source>%1 lost with %2</source>
        <translation>丢失 %1 个（随 %2）</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已 %1</translation>
    </message>
    <message>
        <source>buffer → %1</source>
        <translation>缓冲 → %1</translation>
    </message>
    <message>
        <source>capacity %1</source>
        <translation>容量 %1</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>无界</translation>
    </message>
    <message>
        <source>requests %1</source>
        <translation>请求 %1 次</translation>
    </message>
    <message>
        <source>put %1 · got %2</source>
        <translation>放入 %1 · 取出 %2</translation>
    </message>
    <message>
        <source>%1 items/s</source>
        <translation>%1 个/秒</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>进程池</translation>
    </message>
    <message>
        <source>tasks waiting</source>
        <translation>等待的任务</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>with an error</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>lost with their worker</source>
        <translation>随进程丢失</translation>
    </message>
    <message>
        <source>shared memory</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>应为</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>%1 was told qsize() → %2</source>
        <translation>%1 得知 qsize() → %2</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>现在是 %1</translation>
    </message>
</context>
<context>
    <name>interleave::ProcessesView</name>
    <message>
        <source>workers: %1 · alive: %2 · each has a memory of its own; what crosses a wall is a copy</source>
        <translation>工作进程 %1 个 · 存活 %2 个 · 各有自己的内存，越过墙的都是副本</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>杀死</translation>
    </message>
    <message>
        <source>Kill %1</source>
        <translation>杀死 %1</translation>
    </message>
    <message>
        <source>Kills %1 at once, as kill -9 does</source>
        <translation>立即杀死 %1，与 kill -9 相同</translation>
    </message>
    <message>
        <source>This is a moment of the past. Go live to kill a process.</source>
        <translation>这是过去的时刻。回到实时才能杀死进程。</translation>
    </message>
    <message>
        <source>The run is over: there is nothing left to kill.</source>
        <translation>运行已结束，没有可杀死的进程。</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>尚未启动</translation>
    </message>
    <message>
        <source>alive</source>
        <translation>存活</translation>
    </message>
    <message>
        <source>%1 lost with %2</source>
        <translation>丢失 %1 个（随 %2）</translation>
    </message>
    <message>
        <source>Click Run: each process appears as a box with walls, its threads inside,
and what crosses between them crosses as a copy.</source>
        <translation>点击“运行”：每个进程是一个有墙的方框，线程在其中，
进程之间传递的都是副本。</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
</context>
<context>
    <name>interleave::QueueView</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>capacity %1</source>
        <translation>容量 %1</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>无界</translation>
    </message>
    <message>
        <source>%1 · %2 · thread queue</source>
        <translation>%1 · %2 · 线程队列</translation>
    </message>
    <message>
        <source> · events were dropped: items in doubt</source>
        <translation> · 有事件被丢弃：元素存疑</translation>
    </message>
    <message>
        <source>slot %1</source>
        <translation>槽位 %1</translation>
    </message>
    <message>
        <source>next out</source>
        <translation>下一个取出</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>waiting to put (%1)</source>
        <translation>等待 put（%1）</translation>
    </message>
    <message>
        <source>waiting to get (%1)</source>
        <translation>等待 get（%1）</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>true now:  </source>
        <translation>当前实况： </translation>
    </message>
    <message>
        <source>%1 was told %2 → %3</source>
        <translation>%1 得到 %2 → %3</translation>
    </message>
    <message>
        <source>, acted when it was %1: stale</source>
        <translation>，行动时已是 %1：过时</translation>
    </message>
    <message>
        <source>, still true when it acted</source>
        <translation>，行动时仍属实</translation>
    </message>
    <message>
        <source>put</source>
        <translation>已放入</translation>
    </message>
    <message>
        <source>got</source>
        <translation>已取出</translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>队列中</translation>
    </message>
    <message>
        <source>most at once</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>%1 puts/s · %2 gets/s</source>
        <translation>put %1 次/秒 · get %2 次/秒</translation>
    </message>
    <message>
        <source>Click Run: items will slide from their putters into the slots,
and whoever has to wait stands at the side.</source>
        <translation>点击“运行”：元素会从生产者一侧滑入槽位，
需要等待的线程则排在两侧。</translation>
    </message>
</context>
<context>
    <name>interleave::QueuesView</name>
    <message>
        <source>inside, the next one out framed</source>
        <translation>在内部；带框的是下一个取出的</translation>
    </message>
    <message>
        <source>came out, in this order →</source>
        <translation>按此顺序取出 →</translation>
    </message>
    <message>
        <source>first in, first out</source>
        <translation>先进先出</translation>
    </message>
    <message>
        <source>last in, first out</source>
        <translation>后进先出</translation>
    </message>
    <message>
        <source>the smallest first</source>
        <translation>最小的先出</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
</context>
<context>
    <name>interleave::RaceLab</name>
    <message>
        <source>Microscope</source>
        <translation>显微镜</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Five states</source>
        <translation>五种状态</translation>
    </message>
    <message>
        <source>◀ Before</source>
        <translation>◀ 上一个</translation>
    </message>
    <message>
        <source>Next ▶</source>
        <translation>下一个 ▶</translation>
    </message>
    <message>
        <source>To the lost update before this one; marks it on the timeline</source>
        <translation>到上一个丢失的更新；在时间线上标出</translation>
    </message>
    <message>
        <source>To the next lost update; marks it on the timeline</source>
        <translation>到下一个丢失的更新；在时间线上标出</translation>
    </message>
</context>
<context>
    <name>interleave::ReplayPanel</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>The run as lanes along its time</source>
        <translation>沿时间展开的运行泳道</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Every event of the run as a sentence</source>
        <translation>以句子列出运行的每个事件</translation>
    </message>
</context>
<context>
    <name>interleave::RunController</name>
    <message>
        <source>The lesson&apos;s process was ended by signal %1 (%2) after %3. All that it did up to then is kept.</source>
        <translation>本课进程运行 %3 后被信号 %1（%2）终止。此前发生的一切都已保留。</translation>
    </message>
    <message>
        <source>The lesson ended with an error after %1: %2. All that it did up to then is kept.</source>
        <translation>本课运行 %1 后出错结束：%2。此前发生的一切都已保留。</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>退出状态 %1</translation>
    </message>
    <message>
        <source>The run is not recorded: %1</source>
        <translation>本次运行未被记录：%1</translation>
    </message>
    <message>
        <source>The run goes on, but recording stopped: %1. The file is good up to %2.</source>
        <translation>运行继续，但记录已停止：%1。文件在 %2 之前有效。</translation>
    </message>
    <message>
        <source>The run goes on, but nothing of it is recorded: %1.</source>
        <translation>运行继续，但没有任何内容被记录：%1。</translation>
    </message>
</context>
<context>
    <name>interleave::RunFiles</name>
    <message>
        <source>%1. What is good is shown: %2 events, up to %3.</source>
        <translation>%1。已显示有效部分：%2 个事件，直到 %3。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>已导出：%1</translation>
    </message>
</context>
<context>
    <name>interleave::ScriptPlayer</name>
    <message>
        <source>What do you think will happen? Answer the question, then go on.</source>
        <translation>你认为会发生什么？请先回答问题，再继续。</translation>
    </message>
    <message>
        <source>The script is at its end</source>
        <translation>脚本到此结束</translation>
    </message>
    <message>
        <source>The run as it was at these words, after %1; it is not undone</source>
        <translation>这里显示的是说这段话时的运行状态（开始后 %1）；运行并没有撤销</translation>
    </message>
    <message>
        <source>Said before the run; it is not undone</source>
        <translation>这段话是在运行之前说的；运行并没有撤销</translation>
    </message>
    <message>
        <source>Said of an earlier run, which is no longer shown</source>
        <translation>这段话说的是更早的一次运行，那次运行已不再显示</translation>
    </message>
    <message>
        <source>Waits until %1 (%2 s at most)</source>
        <translation>等待 %1 成立（最多还有 %2 秒）</translation>
    </message>
    <message>
        <source>Goes on in %1 s</source>
        <translation>%1 秒后继续</translation>
    </message>
    <message>
        <source>Waits for the run&apos;s end</source>
        <translation>等待运行结束</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <translation>等待：%1</translation>
    </message>
</context>
<context>
    <name>interleave::ScriptStrip</name>
    <message>
        <source>◀ Back</source>
        <translation>◀ 返回</translation>
    </message>
    <message>
        <source>To the words before these; nothing is undone</source>
        <translation>回到前一段话；不会撤销任何操作</translation>
    </message>
    <message>
        <source>Next ▶</source>
        <translation>继续 ▶</translation>
    </message>
    <message>
        <source>Go on with the script</source>
        <translation>继续播放脚本</translation>
    </message>
    <message>
        <source>✕</source>
        <translation>✕</translation>
    </message>
    <message>
        <source>Close the script; the run goes on</source>
        <translation>关闭脚本；运行继续</translation>
    </message>
    <message>
        <source>Lesson script</source>
        <translation>课程脚本</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 段，共 %2 段</translation>
    </message>
</context>
<context>
    <name>interleave::SidePanel</name>
    <message>
        <source>Parameters — live</source>
        <translation>参数（实时）</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>The run is over. Click the timeline to look at any moment of it.</source>
        <translation>运行已结束。点击时间线可查看其中任一时刻。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>All parameters as they were at first</source>
        <translation>所有参数恢复初始值</translation>
    </message>
    <message>
        <source>Code in %1</source>
        <translation>%1 代码</translation>
    </message>
    <message>
        <source>Repeat the run</source>
        <translation>重复运行</translation>
    </message>
    <message>
        <source>How many times Run plays the whole run, one after the other; the chart shows what came of each. 1 to %1</source>
        <translation>点击一次“运行”，整个运行连续重复多少次；图表显示每次的结果。1 至 %1</translation>
    </message>
    <message>
        <source>Parameters, code, what happens</source>
        <translation>参数、代码、发生了什么</translation>
    </message>
    <message>
        <source>The same steps on the same lines in the other language</source>
        <translation>用另一种语言显示，同样的步骤在同样的行上</translation>
    </message>
</context>
<context>
    <name>interleave::SpotlightStrip</name>
    <message>
        <source>✕ End (Esc)</source>
        <translation>✕ 结束 (Esc)</translation>
    </message>
    <message>
        <source>End the spotlight</source>
        <translation>结束聚光</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光</translation>
    </message>
</context>
<context>
    <name>interleave::StageView</name>
    <message>
        <source>Queues and locks</source>
        <translation>队列与锁</translation>
    </message>
    <message>
        <source>as the kernel schedules them</source>
        <translation>依据内核调度</translation>
    </message>
    <message>
        <source>as the program tells</source>
        <translation>依据程序自述</translation>
    </message>
    <message>
        <source>Five states</source>
        <translation>五种状态</translation>
    </message>
    <message>
        <source>number</source>
        <translation>number</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>threads: %1 · %2</source>
        <translation>%1 个线程 · %2</translation>
    </message>
    <message>
        <source>as the kernel&apos;s counters tell</source>
        <translation>依据内核计数</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>threads: %1 · worker processes: %2 · %3</source>
        <translation>%1 个线程 · %2 个工作进程 · %3</translation>
    </message>
    <message>
        <source>Process or thread</source>
        <translation>进程还是线程</translation>
    </message>
    <message>
        <source>Medians</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>each line is ten times the one below</source>
        <translation>每条线是下面一条的十倍</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>below each other, to be compared</source>
        <translation>上下排列，便于对照</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>each on a thread of its own</source>
        <translation>各在自己的线程上</translation>
    </message>
    <message>
        <source>Who waits for whom</source>
        <translation>谁在等谁</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>谁在等待</translation>
    </message>
    <message>
        <source>%1 threads add 1, %2 times each · protection: %3</source>
        <translation>%1 个线程各做 %2 次加 1 · 保护方式：%3</translation>
    </message>
</context>
<context>
    <name>interleave::StatesView</name>
    <message>
        <source>Five states</source>
        <translation>五种状态</translation>
    </message>
    <message>
        <source>start()</source>
        <translation>start()</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>gets a CPU</source>
        <translation>获得 CPU</translation>
    </message>
    <message>
        <source>preempted</source>
        <translation>被抢占</translation>
    </message>
    <message>
        <source>has to wait</source>
        <translation>需要等待</translation>
    </message>
    <message>
        <source>is woken</source>
        <translation>被唤醒</translation>
    </message>
    <message>
        <source>%1 times/s</source>
        <translation>%1 次/秒</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>%1: %2, %3 for %4
thread %5 of process %6</source>
        <translation>%1：%2，%3，已 %4
线程号 %5，进程号 %6</translation>
    </message>
</context>
<context>
    <name>interleave::StatusStrip</name>
    <message>
        <source>%1 frames/s</source>
        <translation>%1 帧/秒</translation>
    </message>
    <message>
        <source>Scheduler: asked when a lesson runs</source>
        <translation>调度器：运行时查询</translation>
    </message>
    <message>
        <source>Scheduler: the program&apos;s own word only</source>
        <translation>调度器：仅有程序自述</translation>
    </message>
    <message>
        <source>Scheduler: kernel records (perf), %1 lost</source>
        <translation>调度器：内核记录（perf），丢失 %1 条</translation>
    </message>
    <message>
        <source>Scheduler: kernel records (perf), exact</source>
        <translation>调度器：内核记录（perf），精确</translation>
    </message>
    <message>
        <source>Paused: %1 held, %2 in a wait whose clock stands still</source>
        <translation>已暂停：%1 个被停住，%2 个在等待（计时已停）</translation>
    </message>
    <message>
        <source>, %1 still on the way to their next call</source>
        <translation>，%1 个尚未到达下一次调用</translation>
    </message>
    <message>
        <source>%1 events · %2 dropped</source>
        <translation>%1 个事件 · 丢弃 %2 个</translation>
    </message>
    <message>
        <source>shown %1 ms after it happened</source>
        <translation>显示延迟 %1 ms</translation>
    </message>
    <message>
        <source>a moment of the past: %1</source>
        <translation>回看时刻：%1</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Items and tokens slide to their places; off: they are there at once</source>
        <translation>元素和标记滑动到位；关闭后直接到位</translation>
    </message>
    <message>
        <source>Scheduler: kernel counters (procfs), sampled every %1 ms</source>
        <translation>调度器：内核计数（procfs），每 %1 毫秒采样一次</translation>
    </message>
    <message>
        <source>%1: %2 % – Esc cancels</source>
        <translation>%1：%2 % – 按 Esc 取消</translation>
    </message>
    <message>
        <source>%1… Esc cancels</source>
        <translation>%1… 按 Esc 取消</translation>
    </message>
    <message>
        <source>in memory from %1 on</source>
        <translation>内存中保留 %1 之后的内容</translation>
    </message>
</context>
<context>
    <name>interleave::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>%1 depth</source>
        <translation>%1 深度</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>A lane for each thread appears here as it runs.</source>
        <translation>运行后，每个线程会在这里占一行。</translation>
    </message>
    <message>
        <source>%1–%2 of %3</source>
        <translation>%1–%2 / %3</translation>
    </message>
    <message>
        <source>%1: %2 for %3
%4</source>
        <translation>%1：%2，持续 %3
%4</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 丢失</translation>
    </message>
    <message>
        <source>%1 · %2 events</source>
        <translation>%1 · %2 个事件</translation>
    </message>
    <message>
        <source>%1
A click chooses it for steps and the event log.</source>
        <translation>%1
点击即选中它，用于步进和事件日志。</translation>
    </message>
    <message>
        <source>nobody of this run</source>
        <translation>本次运行无人占用</translation>
    </message>
    <message>
        <source>%1: %2 for %3</source>
        <translation>%1：%2，持续 %3</translation>
    </message>
    <message>
        <source>%1: %2 at %3</source>
        <translation>%1：%2，时刻 %3</translation>
    </message>
    <message>
        <source>%1 events are missing here: they came faster than they were taken</source>
        <translation>此处缺少 %1 个事件：它们来得比取走得快</translation>
    </message>
    <message>
        <source>%1 records of the kernel are missing here: its buffer was full</source>
        <translation>此处缺少 %1 条内核记录：其缓冲区已满</translation>
    </message>
    <message>
        <source>%1 events are no longer in memory; the recorded file has them</source>
        <translation>%1 个事件已不在内存中；记录文件中仍有</translation>
    </message>
    <message>
        <source>%1, process %2</source>
        <translation>%1，进程 %2</translation>
    </message>
    <message>
        <source>%1 writes %2 into %3: it had read %4</source>
        <translation>%1 向 %3 写入 %2：它先前读到的是 %4</translation>
    </message>
    <message>
        <source>%1 reads %2 from %3</source>
        <translation>%1 从 %3 读到 %2</translation>
    </message>
    <message>
        <source>line %1 of the code</source>
        <translation>代码第 %1 行</translation>
    </message>
</context>
<context>
    <name>interleave::TransportBar</name>
    <message>
        <source>▶ Run</source>
        <translation>▶ 运行</translation>
    </message>
    <message>
        <source>Run the lesson</source>
        <translation>运行本课</translation>
    </message>
    <message>
        <source>■ Stop</source>
        <translation>■ 停止</translation>
    </message>
    <message>
        <source>End the run, whatever it waits for</source>
        <translation>结束运行，无论它在等待什么</translation>
    </message>
    <message>
        <source>◐ Dark</source>
        <translation>◐ 深色</translation>
    </message>
    <message>
        <source>◐ Light</source>
        <translation>◐ 浅色</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Switch to Chinese</source>
        <translation>切换到英文</translation>
    </message>
    <message>
        <source>Fill the screen, for a projector</source>
        <translation>全屏显示，供投影仪使用</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed of the lesson&apos;s own work and sleep, 0.1 to 10 times</source>
        <translation>本课自身计算与睡眠的速度，0.1 至 10 倍</translation>
    </message>
    <message>
        <source>▶ Go on</source>
        <translation>▶ 继续</translation>
    </message>
    <message>
        <source>Ⅱ Pause</source>
        <translation>Ⅱ 暂停</translation>
    </message>
    <message>
        <source>Let the run go on</source>
        <translation>让运行继续</translation>
    </message>
    <message>
        <source>Hold every thread at its next call; timeouts stand still</source>
        <translation>让每个线程停在下一次调用处；超时计时也停住</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>File ▾</source>
        <translation>文件 ▾</translation>
    </message>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What the lesson is about, with its table</source>
        <translation>本课讲什么，附对照表</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光</translation>
    </message>
    <message>
        <source>Dim all but one thread or object; F3 goes from thread to thread, Ctrl+F3 from object to object</source>
        <translation>除一个线程或对象外全部变暗；F3 逐个切换线程，Ctrl+F3 逐个切换对象</translation>
    </message>
    <message>
        <source>Open, save, export and picture runs; preferences; help</source>
        <translation>打开、保存、导出运行和存图；选项；帮助</translation>
    </message>
</context>
<context>
    <name>interleave::WaitForView</name>
    <message>
        <source>locks: %1, held: %2 · waiting: %3</source>
        <translation>锁：%1，被持有：%2 · 等待者：%3</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>已被占用</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>waits %1</source>
        <translation>已等 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>waiting:</source>
        <translation>等待者：</translation>
    </message>
    <message>
        <source>thread → lock: waits for</source>
        <translation>线程 → 锁：等待</translation>
    </message>
    <message>
        <source>lock → thread: held by</source>
        <translation>锁 → 线程：被其持有</translation>
    </message>
    <message>
        <source>There was a deadlock, from %1 on; the run was stopped.</source>
        <translation>从 %1 起发生了死锁；运行已被停止。</translation>
    </message>
    <message>
        <source>No circle: whoever waits gets its turn.</source>
        <translation>没有环：等待者总会轮到。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Click Run: threads and locks will stand in a ring, with arrows from each lock to who has it
and from each that waits to its lock.</source>
        <translation>点击“运行”：线程和锁将排成一圈，箭头从每把锁指向持有者，
从每个等待者指向它要的锁。</translation>
    </message>
    <message>
        <source>Wait-for graph</source>
        <translation>等待图</translation>
    </message>
</context>
<context>
    <name>interleave::WaiterPill</name>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已等 %1</translation>
    </message>
</context>
<context>
    <name>interleave::WaitersView</name>
    <message>
        <source>waiting: %1 · first come, first served</source>
        <translation>等待者：%1 · 先到先得</translation>
    </message>
    <message>
        <source>%1, %2; waiting: %3.</source>
        <translation>%1，%2；等待者：%3。</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>acquired %1</source>
        <translation>获取 %1 次</translation>
    </message>
    <message>
        <source>released %1</source>
        <translation>释放 %1 次</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>set so far: %1</source>
        <translation>已设置 %1 次</translation>
    </message>
    <message>
        <source>passed so far: %1</source>
        <translation>已通过 %1 次</translation>
    </message>
    <message>
        <source>broken so far: %1</source>
        <translation>已损坏 %1 次</translation>
    </message>
    <message>
        <source>woken: %1</source>
        <translation>唤醒：%1</translation>
    </message>
    <message>
        <source>lost notifications: %1</source>
        <translation>丢失的通知：%1</translation>
    </message>
    <message>
        <source>✔ set</source>
        <translation>✔ 已设置</translation>
    </message>
    <message>
        <source>○ not set</source>
        <translation>○ 未设置</translation>
    </message>
    <message>
        <source>✕ broken</source>
        <translation>✕ 已损坏</translation>
    </message>
    <message>
        <source>waiting (%1), first come first</source>
        <translation>等待者（%1），先到者在前</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>由 %1 持有</translation>
    </message>
    <message>
        <source>Click Run: what the threads wait for stands here, with all that wait in line.</source>
        <translation>点击“运行”：这里显示线程等待的对象，以及排队等待的所有线程。</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>谁在等待</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Choose a lesson by its number: one digit, or two one after the other</source>
        <translation>按编号选课：一位数字，或先后两位</translation>
    </message>
    <message>
        <source>The lesson before</source>
        <translation>上一课</translation>
    </message>
    <message>
        <source>The next lesson</source>
        <translation>下一课</translation>
    </message>
    <message>
        <source>What the lesson is about, with its table</source>
        <translation>本课讲什么，附表格</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Pause, and go on</source>
        <translation>暂停，再按继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The lesson&apos;s own work and sleep: slower</source>
        <translation>本课自身的工作和睡眠：慢一些</translation>
    </message>
    <message>
        <source>The lesson&apos;s own work and sleep: faster</source>
        <translation>本课自身的工作和睡眠：快一些</translation>
    </message>
    <message>
        <source>To the parameters: the first one that can be changed now</source>
        <translation>到参数：现在可以改的第一个</translation>
    </message>
    <message>
        <source>To the next process that can be killed; Space kills it</source>
        <translation>到下一个可以杀死的进程；空格键杀死它</translation>
    </message>
    <message>
        <source>The calls of a lesson that has a console, in their order</source>
        <translation>带控制台的课的各个调用，按顺序</translation>
    </message>
    <message>
        <source>A hand for an answer to the lesson&apos;s question</source>
        <translation>为课程问题的某个答案加一票</translation>
    </message>
    <message>
        <source>Take a hand back</source>
        <translation>收回一票</translation>
    </message>
    <message>
        <source>Ask again: what the class said is forgotten</source>
        <translation>重新提问：清除全班的回答</translation>
    </message>
    <message>
        <source>The lesson&apos;s goals</source>
        <translation>本课的目标</translation>
    </message>
    <message>
        <source>Fold the question up, and down</source>
        <translation>收起或展开问题</translation>
    </message>
    <message>
        <source>Lesson script: the next words</source>
        <translation>课程脚本：下一段话</translation>
    </message>
    <message>
        <source>Lesson script: the words before</source>
        <translation>课程脚本：上一段话</translation>
    </message>
    <message>
        <source>Lesson script: close it</source>
        <translation>课程脚本：关闭</translation>
    </message>
    <message>
        <source>The spotlight on what is chosen, and off</source>
        <translation>聚光灯照向所选对象；再按关闭</translation>
    </message>
    <message>
        <source>The spotlight on the next thread</source>
        <translation>聚光灯照向下一个线程</translation>
    </message>
    <message>
        <source>The spotlight on the thread before</source>
        <translation>聚光灯照向上一个线程</translation>
    </message>
    <message>
        <source>The spotlight on the next object: queue, lock, number</source>
        <translation>聚光灯照向下一个对象：队列、锁、数</translation>
    </message>
    <message>
        <source>The spotlight on the object before</source>
        <translation>聚光灯照向上一个对象</translation>
    </message>
    <message>
        <source>In projection: next, as a presenter&apos;s remote sends it</source>
        <translation>投影时：下一步，与翻页笔发送的按键相同</translation>
    </message>
    <message>
        <source>In projection: back</source>
        <translation>投影时：上一步</translation>
    </message>
    <message>
        <source>In projection: a black screen; any key shows it again</source>
        <translation>投影时：黑屏，按任意键恢复</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>What a step goes to: any event, the chosen thread, the chosen object</source>
        <translation>一步走到哪里：任何事件、所选线程、所选对象</translation>
    </message>
    <message>
        <source>Play, or hold the view while the run goes on</source>
        <translation>播放，或在运行继续时定住画面</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>倒放</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>播放放慢</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>播放加快</translation>
    </message>
    <message>
        <source>Mark a span: it begins at the moment that is shown</source>
        <translation>标出一段：从显示的时刻开始</translation>
    </message>
    <message>
        <source>Mark a span: it ends there</source>
        <translation>标出一段：到显示的时刻结束</translation>
    </message>
    <message>
        <source>Repeat the marked span</source>
        <translation>反复播放标出的一段</translation>
    </message>
    <message>
        <source>Live: follow the newest moment</source>
        <translation>实时：跟随最新的时刻</translation>
    </message>
    <message>
        <source>The timeline, or the list of all events</source>
        <translation>时间线，或全部事件的列表</translation>
    </message>
    <message>
        <source>More room for the timeline</source>
        <translation>给时间线更多空间</translation>
    </message>
    <message>
        <source>More room for the stage</source>
        <translation>给舞台更多空间</translation>
    </message>
    <message>
        <source>The code in Python or in C++</source>
        <translation>代码用 Python 或 C++</translation>
    </message>
    <message>
        <source>The next chart, or what was printed</source>
        <translation>下一张图表，或打印的内容</translation>
    </message>
    <message>
        <source>Race lab: microscope, ladder, states</source>
        <translation>竞争实验室：显微镜、阶梯、状态</translation>
    </message>
    <message>
        <source>Microscope: the lost update before this one</source>
        <translation>显微镜：上一次丢失的更新</translation>
    </message>
    <message>
        <source>Microscope: the next lost update</source>
        <translation>显微镜：下一次丢失的更新</translation>
    </message>
    <message>
        <source>Show less time, larger</source>
        <translation>显示更短的时间，放大</translation>
    </message>
    <message>
        <source>Show more time</source>
        <translation>显示更长的时间</translation>
    </message>
    <message>
        <source>Show what was before</source>
        <translation>看前面</translation>
    </message>
    <message>
        <source>Show what comes after</source>
        <translation>看后面</translation>
    </message>
    <message>
        <source>Move the moment that is shown back</source>
        <translation>显示的时刻往前移</translation>
    </message>
    <message>
        <source>Move the moment that is shown on</source>
        <translation>显示的时刻往后移</translation>
    </message>
    <message>
        <source>Lanes further up</source>
        <translation>更上面的泳道</translation>
    </message>
    <message>
        <source>Lanes further down</source>
        <translation>更下面的泳道</translation>
    </message>
    <message>
        <source>Show the marked span, or the whole run</source>
        <translation>显示标出的一段，或整个运行</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>显示整个运行</translation>
    </message>
    <message>
        <source>Back to the newest moment</source>
        <translation>回到最新的时刻</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>要查找的词</translation>
    </message>
    <message>
        <source>From the words to the rows; there the arrows choose a moment</source>
        <translation>从词语到各行；在那里用方向键选择时刻</translation>
    </message>
    <message>
        <source>The manual, at the page for what has the focus, and back</source>
        <translation>手册，翻到与焦点相应的一页；再按返回</translation>
    </message>
    <message>
        <source>Take back the nearest: what is under way, a mark, words looked for, a page, the full screen</source>
        <translation>取消最近的一样：正在进行的操作、标记、查找的词、打开的页、全屏</translation>
    </message>
    <message>
        <source>To the next panel</source>
        <translation>到下一个面板</translation>
    </message>
    <message>
        <source>To the panel before</source>
        <translation>到上一个面板</translation>
    </message>
    <message>
        <source>The menu: runs, exports, pictures, preferences</source>
        <translation>菜单：运行、导出、图片、选项</translation>
    </message>
    <message>
        <source>Open a saved run or a lesson script</source>
        <translation>打开已保存的运行或课程脚本</translation>
    </message>
    <message>
        <source>Save the run</source>
        <translation>保存本次运行</translation>
    </message>
    <message>
        <source>A picture of the window</source>
        <translation>窗口的图片</translation>
    </message>
    <message>
        <source>A picture of the stage, on the clipboard and in a file</source>
        <translation>舞台图片，复制到剪贴板并存为文件</translation>
    </message>
    <message>
        <source>Likewise of the chart</source>
        <translation>同上，图表图片</translation>
    </message>
    <message>
        <source>Likewise of the timeline</source>
        <translation>同上，时间线图片</translation>
    </message>
    <message>
        <source>A moving picture of the run</source>
        <translation>运行的动态图片</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>English or Chinese, in place</source>
        <translation>英文或中文，就地切换</translation>
    </message>
    <message>
        <source>Fill the screen for a projector, and back</source>
        <translation>铺满屏幕供投影，再按返回</translation>
    </message>
    <message>
        <source>Everything larger</source>
        <translation>全部放大</translation>
    </message>
    <message>
        <source>Everything smaller</source>
        <translation>全部缩小</translation>
    </message>
    <message>
        <source>The size that suits the window</source>
        <translation>适合窗口的大小</translation>
    </message>
    <message>
        <source>To the next control, to the one before</source>
        <translation>到下一个控件，到上一个控件</translation>
    </message>
    <message>
        <source>Press the button</source>
        <translation>按下按钮</translation>
    </message>
    <message>
        <source>Move a slider, choose in a list, scroll a page</source>
        <translation>移动滑块，在列表中选择，滚动页面</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>In front of a class</source>
        <translation>课堂上</translation>
    </message>
    <message>
        <source>Its moments</source>
        <translation>运行的各个时刻</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>在时间线里</translation>
    </message>
    <message>
        <source>In the event log</source>
        <translation>在事件日志里</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>In any control</source>
        <translation>在任何控件里</translation>
    </message>
</context>
<context>
    <name>lesson</name>
    <message>
        <source>unbounded</source>
        <translation>无界</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>integers</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>How many items the queue holds before a put has to wait; 0 is unbounded.</source>
        <translation>队列容纳多少个元素之后，put 就必须等待；0 表示无界。</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>How long a put or a get waits before it gives up with Full or Empty.</source>
        <translation>put 或 get 等待多久之后，以 Full 或 Empty 放弃。</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>Off: put and get never wait; they fail at once and try again later.</source>
        <translation>关：put 和 get 从不等待，做不到就立即失败，稍后重试。</translation>
    </message>
    <message>
        <source>Producer work</source>
        <translation>生产耗时</translation>
    </message>
    <message>
        <source>CPU time that a producer computes before each put.</source>
        <translation>生产者每次 put 之前计算所用的 CPU 时间。</translation>
    </message>
    <message>
        <source>Consumer work</source>
        <translation>消费耗时</translation>
    </message>
    <message>
        <source>CPU time that a consumer computes on each item.</source>
        <translation>消费者处理每个元素所用的 CPU 时间。</translation>
    </message>
    <message>
        <source>Producers</source>
        <translation>生产者</translation>
    </message>
    <message>
        <source>Threads that put items in.</source>
        <translation>放入元素的线程。</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>Threads that take items out.</source>
        <translation>取出元素的线程。</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>How many items the producers put in all.</source>
        <translation>所有生产者一共放入多少个元素。</translation>
    </message>
    <message>
        <source>Kind of items</source>
        <translation>元素类型</translation>
    </message>
    <message>
        <source>What the items are: a queue takes any type.</source>
        <translation>元素是什么：队列可以存放任何类型。</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Bounded queue</source>
        <translation>有界队列</translation>
    </message>
    <message>
        <source>real threads, one queue of a few slots</source>
        <translation>真实线程，一个只有几个槽位的队列</translation>
    </message>
    <message>
        <source>Producers put items into a queue that holds only so many; consumers take them out. A put on a full queue waits for a slot, a get on an empty one waits for an item: the thread is Blocked and uses no CPU. With a timeout the wait ends with Full or Empty. What qsize() answers was true when it was asked; when it is acted on, it may be true no more.</source>
        <translation>生产者把元素放入容量有限的队列，消费者把它们取出。队列已满时，put 要等待空槽位；队列为空时，get 要等待元素：此时线程处于阻塞状态，不占用 CPU。如果设有超时，等待会以 Full 或 Empty 结束。qsize() 的返回值只在查询的那一刻成立；等到据此行动时，它可能已经过时。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>How long each computes, sleeps or holds the lock; the rivals on one CPU take twice as long.</source>
        <translation>每个线程计算、睡眠或持有锁的时间；争用同一个 CPU 的两个线程要花两倍的时间。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>The five states</source>
        <translation>五种状态</translation>
    </message>
    <message>
        <source>one thread of each fate, as the kernel schedules them</source>
        <translation>每种境遇各有一个线程，按内核的实际调度显示</translation>
    </message>
    <message>
        <source>A thread is New until it is started, Runnable while it waits for a CPU, Running while it has one, Blocked while it waits for something else, and Dead at its end. Two rivals share one CPU: the scheduler takes it from one and gives it to the other, again and again. The sleeper is Blocked until its time is over, the getter until the giver puts, the waiter until the holder releases the lock. A dead thread cannot be started again.</source>
        <translation>线程在启动之前是新建，等待 CPU 时是就绪，占有 CPU 时是运行，等待其他条件时是阻塞，结束之后是终止。两个 rival 争用同一个 CPU：调度器一次又一次地从一方收回 CPU，交给另一方。sleeper 阻塞到睡眠时间结束，getter 阻塞到 giver 执行 put，waiter 阻塞到 holder 释放锁。已终止的线程不能再次启动。</translation>
    </message>
    <message>
        <source>mutex</source>
        <translation>互斥锁</translation>
    </message>
    <message>
        <source>atomic</source>
        <translation>原子操作</translation>
    </message>
    <message>
        <source>together</source>
        <translation>同时</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>依次</translation>
    </message>
    <message>
        <source>Threads that add to the one number.</source>
        <translation>对同一个数做加法的线程。</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>加法次数</translation>
    </message>
    <message>
        <source>How often each thread adds 1.</source>
        <translation>每个线程加 1 的次数。</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>What keeps two additions from becoming one: nothing, a mutex, or one atomic instruction.</source>
        <translation>用什么防止两次加法变成一次：什么都不用、互斥锁，或一条原子指令。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动方式</translation>
    </message>
    <message>
        <source>Together: all begin at one starting line. One by one: each begins when the one before is dead.</source>
        <translation>同时：所有线程从同一起跑线出发。依次：前一个线程终止后，下一个才开始。</translation>
    </message>
    <message>
        <source>Races</source>
        <translation>竞态</translation>
    </message>
    <message>
        <source>Lost updates</source>
        <translation>丢失更新</translation>
    </message>
    <message>
        <source>real threads, one shared number</source>
        <translation>真实线程，一个共享的数</translation>
    </message>
    <message>
        <source>Threads that put and get.</source>
        <translation>执行 put 和 get 的线程。</translation>
    </message>
    <message>
        <source>Events a second</source>
        <translation>每秒事件数</translation>
    </message>
    <message>
        <source>Events that all of them make together.</source>
        <translation>所有线程合计产生的事件数。</translation>
    </message>
    <message>
        <source>Queues that they share.</source>
        <translation>这些线程共用的队列。</translation>
    </message>
    <message>
        <source>How long it goes on.</source>
        <translation>持续多长时间。</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Load for measuring</source>
        <translation>测量负载</translation>
    </message>
    <message>
        <source>many threads, a million events a second</source>
        <translation>大量线程，每秒一百万个事件</translation>
    </message>
    <message>
        <source>Threads put and get at a set rate, to measure how much this program can take.</source>
        <translation>线程以设定的速率执行 put 和 get，用来测量本程序能承受多大的负载。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Sentinel</source>
        <translation>结束标记</translation>
    </message>
    <message>
        <source>The writer puts None at the end, and whoever gets it knows that nothing more will come. Off: the readers wait for ever.</source>
        <translation>写者最后放入 None，谁取到它就知道不会再有元素。关闭：读者会永远等下去。</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Relay of processes</source>
        <translation>进程接力</translation>
    </message>
    <message>
        <source>real processes, two queues between them</source>
        <translation>真实的进程，中间两个队列</translation>
    </message>
    <message>
        <source>Three processes, each with a memory of its own. Nothing that one writes is seen by another, so what they have to say goes through queues, as copies. put() only leaves an item in its own process; a feeder thread carries it across. The two readers loop for ever: when the writer is done they are Blocked in get for good, unless somebody tells them that nothing more will come. That is what a sentinel is for.</source>
        <translation>三个进程，各有自己的内存。一个进程写下的内容，别的进程看不到，所以要说的话都以副本形式经过队列。put() 只是把元素留在自己的进程里，由搬运线程搬过去。两个读者永远循环：写者做完后，它们会一直阻塞在 get 中，除非有人告诉它们不会再有元素。结束标记正是为此而设。</translation>
    </message>
    <message>
        <source>How often each thread and each process adds 1.</source>
        <translation>每个线程、每个进程各加 1 多少次。</translation>
    </message>
    <message>
        <source>Isolated memory</source>
        <translation>隔离的内存</translation>
    </message>
    <message>
        <source>the same variable in threads and in processes</source>
        <translation>线程与进程中的同一个变量</translation>
    </message>
    <message>
        <source>The same function adds to the same global variable. Two threads share their process&apos;s memory: both change the one variable. Two processes each have a memory of their own, and in it a variable of that name: each changes its own, and the parent&apos;s still holds 0. Memory that is shared on purpose is seen by both again, and with it the race comes back: additions are lost between processes as between threads, until a lock keeps them apart.</source>
        <translation>同一个函数对同一个全局变量做加法。两个线程共享所在进程的内存：改的是同一个变量。两个进程各有自己的内存，里面各有一个同名变量：各改各的，父进程里的仍是 0。特意共享的内存又能被双方看到，竞争也随之回来：进程之间和线程之间一样会丢失加法，直到用锁把它们隔开。</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>谁也不杀</translation>
    </message>
    <message>
        <source>a reader</source>
        <translation>一个读者</translation>
    </message>
    <message>
        <source>who holds the lock</source>
        <translation>持有锁者</translation>
    </message>
    <message>
        <source>the writer</source>
        <translation>写者</translation>
    </message>
    <message>
        <source>How many items the writer puts.</source>
        <translation>写者放入多少个元素。</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>被杀者</translation>
    </message>
    <message>
        <source>Whom the main program kills after a while. Nobody: that is left to you and the buttons on the processes.</source>
        <translation>主程序过一会儿杀掉谁。“谁也不杀”：由您用进程上的按钮来杀。</translation>
    </message>
    <message>
        <source>After</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>When the main program kills, in seconds.</source>
        <translation>主程序在多少秒时动手。</translation>
    </message>
    <message>
        <source>A worker is killed</source>
        <translation>一个工作进程被杀</translation>
    </message>
    <message>
        <source>kill one of the processes and watch who goes on</source>
        <translation>杀掉其中一个进程，看谁还能继续</translation>
    </message>
    <message>
        <source>Threads of one process live and die together. Of processes one may be killed at any moment, also while it holds a lock, and the others go on, if what they share can bear it. Here it can: the queue takes back what the dead one was reading, what lay in its own buffer is lost and counted, and its lock goes to the next in line, who is told. The standard library&apos;s lock would stay held for ever, and who waits for it would wait for ever.</source>
        <translation>同一进程的线程同生共死。进程则可能随时有一个被杀，甚至正持有锁；只要共享的东西经得起，其余的照常继续。这里经得起：死者正在读的元素回到队列，它自己缓冲区里的元素丢失并被计数，它的锁交给排队的下一个并告知对方。标准库的锁会永远被占着，等它的人也会永远等下去。</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>How long the reader sleeps before it asks how many items there are.</source>
        <translation>读取者在询问有多少个数据项之前睡眠多久。</translation>
    </message>
    <message>
        <source>A pool and a manager</source>
        <translation>进程池与管理器</translation>
    </message>
    <message>
        <source>worker processes, and a queue that a process holds</source>
        <translation>多个工作进程，以及由一个进程持有的队列</translation>
    </message>
    <message>
        <source>A pool&apos;s worker processes do tasks; a manager&apos;s process holds the queue, and every put, get and qsize is a request to it and its reply. One task writes ten items, the other sleeps and then reads as many as qsize() said. That number was true when it was taken: sleep less, and the reader is done while the writer goes on, and items are left behind.</source>
        <translation>进程池的工作进程执行任务；队列由管理器进程持有，每次 put、get 和 qsize 都是向它发出的一个请求和它的答复。一个任务写入十个数据项，另一个先睡眠，再按 qsize() 给出的数目读取。这个数目在取得的那一刻是对的：睡得短一些，读取者读完时写入者还在继续，就会有数据项被留下。</translation>
    </message>
    <message>
        <source>Creations</source>
        <translation>创建次数</translation>
    </message>
    <message>
        <source>How many threads and how many processes are made to measure how long it takes.</source>
        <translation>为测量耗时，创建多少个线程和多少个进程。</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often the two switch to and fro, and how many items they pass.</source>
        <translation>两者来回切换多少次，传递多少个数据项。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>How long the table is left as it is before the next row is measured.</source>
        <translation>测量下一行之前，表格停留多久。</translation>
    </message>
    <message>
        <source>Creation</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>from start() to its first line</source>
        <translation>从 start() 到它的第一行</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>of each new one, 10 alive (PSS)</source>
        <translation>每新增一个，同时 10 个（PSS）</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>A variable&apos;s address</source>
        <translation>变量的地址</translation>
    </message>
    <message>
        <source>as both of two see it</source>
        <translation>两个各自看到的</translation>
    </message>
    <message>
        <source>… its value</source>
        <translation>……它的值</translation>
    </message>
    <message>
        <source>read by one: the other wrote 42</source>
        <translation>一个写入 42，另一个读到</translation>
    </message>
    <message>
        <source>One of two crashes</source>
        <translation>两个中一个崩溃</translation>
    </message>
    <message>
        <source>what happens to the other</source>
        <translation>另一个会怎样</translation>
    </message>
    <message>
        <source>Process or thread?</source>
        <translation>进程还是线程？</translation>
    </message>
    <message>
        <source>from one to the other, one CPU</source>
        <translation>从一个到另一个，同一 CPU</translation>
    </message>
    <message>
        <source>Passing</source>
        <translation>传递</translation>
    </message>
    <message>
        <source>measured here and now</source>
        <translation>此时此地实测</translation>
    </message>
    <message>
        <source>Each row does the same with threads and with processes, and measures it here and now: another run has other figures. A process takes longer to make and needs more memory, as address space, program and variables are its own. That is what it is good for: two threads have one and the same variable, two processes each have one, even where the address is the same. When a thread crashes, the kernel ends its whole process; another process goes on. Switching differs least: the kernel schedules threads, whichever process they are in.</source>
        <translation>每一行都对线程和进程做同样的事，并当场测量：再运行一次，数值会有所不同。创建进程更慢、占用内存更多，因为地址空间、程序和变量都是它自己的。这正是进程的用处：两个线程共有同一个变量，两个进程各有一个，哪怕地址相同。线程崩溃时，内核会结束它所在的整个进程；别的进程则继续运行。切换的差别最小：内核调度的是线程，不管它属于哪个进程。</translation>
    </message>
    <message>
        <source>put() to get(), on one CPU</source>
        <translation>从 put() 到 get()，同一 CPU</translation>
    </message>
    <message>
        <source>one</source>
        <translation>一个</translation>
    </message>
    <message>
        <source>several</source>
        <translation>多个</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>One: all threads are pinned to the same CPU. Several: they are dealt out over all that there are.</source>
        <translation>一个：所有线程固定在同一个 CPU 上。多个：它们分配到所有可用的 CPU 上。</translation>
    </message>
    <message>
        <source>Threads that compute.</source>
        <translation>进行计算的线程数。</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工作量</translation>
    </message>
    <message>
        <source>CPU time that each thread needs.</source>
        <translation>每个线程需要的 CPU 时间。</translation>
    </message>
    <message>
        <source>One CPU or several</source>
        <translation>一个 CPU 还是多个</translation>
    </message>
    <message>
        <source>the same threads taking turns, or side by side</source>
        <translation>同样的线程，轮流运行或同时运行</translation>
    </message>
    <message>
        <source>A CPU runs one thread at a time. Threads that are pinned to the same one take turns: the scheduler preempts one and lets another go on, many times a second, so that all seem to move; each gets its share, and all of them together take as long as one after the other. Dealt out over several CPUs, as many run at the same moment as there are CPUs. The lanes of the CPUs show who has which when. What the threads say of themselves at the end is what the kernel has counted.</source>
        <translation>一个 CPU 在同一时刻只运行一个线程。固定在同一个 CPU 上的线程轮流运行：调度器抢占其中一个，让另一个继续，每秒许多次，所以看上去都在前进；每个线程得到自己的一份，所有线程合起来所花的时间与一个接一个运行一样长。分配到多个 CPU 上时，有多少个 CPU，就有多少个线程在同一时刻运行。CPU 泳道显示谁在何时占有哪个 CPU。线程最后报告的关于自己的数字由内核统计。</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>How long the writer sleeps before it writes, while the reader looks.</source>
        <translation>写入者写入之前睡眠多久，读取者在此期间不断查看。</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source>a value passed at once, and its price</source>
        <translation>值立即传到，以及它的代价</translation>
    </message>
    <message>
        <source>How long the main program waits before each call, so that it can be watched.</source>
        <translation>主程序在每次调用之前等待多久，以便观察。</translation>
    </message>
    <message>
        <source>How long the join waits that gives up.</source>
        <translation>会放弃的那次 join 等待多久。</translation>
    </message>
    <message>
        <source>Started once</source>
        <translation>只能启动一次</translation>
    </message>
    <message>
        <source>the life of a thread object, and what works when</source>
        <translation>线程对象的一生，以及何时能做什么</translation>
    </message>
    <message>
        <source>A thread object lives from New to Dead and never goes back. It is alive from its start to the end of what it runs. Before that there is nothing to join: to try is an error. While it is alive, join() waits for its end, or gives up when the timeout has passed; once it is dead, join() returns at once. A second start() is an error, alive or dead. To run the same again, make a new thread object of it.</source>
        <translation>线程对象从“新建”走到“已终止”，从不回头。从启动到它所运行的内容结束，它是存活的。在那之前没有什么可以 join：尝试就会出错。存活期间，join() 等待它结束，或在超时过后放弃；终止之后，join() 立即返回。第二次 start() 是错误，无论它存活还是已终止。要再次运行同样的内容，请新建一个线程对象。</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>How many lines each thread prints.</source>
        <translation>每个线程打印多少行。</translation>
    </message>
    <message>
        <source>CPU time that the first and the third thread compute after each line.</source>
        <translation>第一个和第三个线程在每行之后计算所用的 CPU 时间。</translation>
    </message>
    <message>
        <source>How long the second thread sleeps after each line.</source>
        <translation>第二个线程在每行之后睡眠多久。</translation>
    </message>
    <message>
        <source>A thread is made from a function that it is to run, or from a class of one&apos;s own that says in run() what to do; start() is the same for both, and has the new thread call run(). Each thread&apos;s own lines come in their order. How the lines of different threads mix is nobody&apos;s decision but the scheduler&apos;s: it chooses who gets a CPU when, and when a sleeper whose time is over goes on. So run it again, and the order may be another one.</source>
        <translation>线程可以由它要运行的函数创建，也可以由自己的类创建，类在 run() 中说明要做什么；两者的 start() 相同，都让新线程调用 run()。每个线程自己的各行按顺序出现。不同线程的行如何交错，只由调度器决定：它选择谁在何时得到 CPU，以及睡眠时间已到的线程何时继续。所以再运行一次，顺序可能就不同。</translation>
    </message>
    <message>
        <source>Threads beside the main one.</source>
        <translation>主线程之外的线程数。</translation>
    </message>
    <message>
        <source>How long the main program waits before it starts or ends the next thread.</source>
        <translation>主程序在启动或结束下一个线程之前等待多久。</translation>
    </message>
    <message>
        <source>Who am I?</source>
        <translation>我是谁？</translation>
    </message>
    <message>
        <source>names, numbers, and the list of those alive</source>
        <translation>名称、编号，以及存活者列表</translation>
    </message>
    <message>
        <source>Code can ask which thread runs it. The name is for people and may be changed, also the main thread&apos;s, which exists before any other. The ident tells living threads of one process apart, and may be given again to a later one; the native id is the kernel&apos;s number. enumerate() lists who is alive now: a thread comes in with its start and is gone with its end. One that was made and not started is not in it.</source>
        <translation>代码可以询问自己由哪个线程运行。名称是给人看的，可以更改，主线程的名称也一样；主线程先于其他所有线程存在。标识号（ident）区分同一进程中存活的线程，以后可能再分给另一个线程；本机编号（native id）是内核给它的编号。enumerate() 列出现在存活的线程：线程随启动进入列表，随结束离开列表。已创建但未启动的线程不在其中。</translation>
    </message>
    <message>
        <source>All threads of a process see the same memory: what one writes into a variable another reads at the same place, with no copy and no call. But nobody tells the reader that there is news: it looks again and again, and keeps a CPU busy with it. And nobody keeps two writers apart: when both read the same number before either writes, both write back the same, and one addition is lost. That race is the price. A mutex or an atomic addition avoids it.</source>
        <translation>同一进程的所有线程看到同一块内存：一个线程写入变量的值，另一个线程在同一位置读到，没有复制，也没有调用。但没有谁告诉读取者有了新值：它一次又一次地查看，使一个 CPU 一直忙碌。也没有谁把两个写入者隔开：如果两者在任何一方写入之前读到同一个数，两者就会写回同样的结果，一次加法就丢失了。这种竞争就是代价。互斥锁或原子加法可以避免它。</translation>
    </message>
    <message>
        <source>Function or subclass</source>
        <translation>函数还是子类</translation>
    </message>
    <message>
        <source>two ways to make a thread, side by side</source>
        <translation>创建线程的两种方式，并排对照</translation>
    </message>
    <message>
        <source>none, wider gap</source>
        <translation>无，间隔加大</translation>
    </message>
    <message>
        <source>a lock each (wrong)</source>
        <translation>各用一把锁（错）</translation>
    </message>
    <message>
        <source>lock around the loop</source>
        <translation>循环外加锁</translation>
    </message>
    <message>
        <source>own sums, added at the end</source>
        <translation>各自求和，最后相加</translation>
    </message>
    <message>
        <source>interpreter, any bytecode</source>
        <translation>解释器，任何字节码</translation>
    </message>
    <message>
        <source>interpreter, loop end</source>
        <translation>解释器，循环末尾</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>显微镜</translation>
    </message>
    <message>
        <source>How many of each thread&apos;s additions have their read and write stamped. It slows them down.</source>
        <translation>每个线程有多少次加法的读和写打上时间戳。这会使它们变慢。</translation>
    </message>
    <message>
        <source>Switch interval</source>
        <translation>切换间隔</translation>
    </message>
    <message>
        <source>An interpreter: how long a thread waits for its lock before it asks for it.</source>
        <translation>解释器：线程等待它的锁多久之后提出要求。</translation>
    </message>
    <message>
        <source>What keeps two additions from becoming one; About has the table of all.</source>
        <translation>用什么防止两次加法变成一次；“关于”里有全部方式的表格。</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>它做什么</translation>
    </message>
    <message>
        <source>Can an addition be lost?</source>
        <translation>会丢失加法吗？</translation>
    </message>
    <message>
        <source>read, add, write: three steps</source>
        <translation>读、加、写：三步</translation>
    </message>
    <message>
        <source>yes, by luck</source>
        <translation>会，看运气</translation>
    </message>
    <message>
        <source>time passes between read and write</source>
        <translation>读与写之间过了一段时间</translation>
    </message>
    <message>
        <source>yes, far more often</source>
        <translation>会，而且多得多</translation>
    </message>
    <message>
        <source>each thread locks its own lock</source>
        <translation>每个线程锁自己的锁</translation>
    </message>
    <message>
        <source>yes: nobody waits for anybody</source>
        <translation>会：谁也不等谁</translation>
    </message>
    <message>
        <source>one lock, taken for each addition</source>
        <translation>一把锁，每次加法都要拿到</translation>
    </message>
    <message>
        <source>no</source>
        <translation>不会</translation>
    </message>
    <message>
        <source>one lock, taken once: one thread after the other</source>
        <translation>一把锁，只拿一次：线程一个接一个</translation>
    </message>
    <message>
        <source>one instruction does all three steps</source>
        <translation>一条指令做完三步</translation>
    </message>
    <message>
        <source>nothing is shared until the end</source>
        <translation>到最后才共享</translation>
    </message>
    <message>
        <source>one thread at a time, changed between any two steps</source>
        <translation>一次一个线程，任何两步之间都可能换</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>会</translation>
    </message>
    <message>
        <source>one thread at a time, changed after whole additions</source>
        <translation>一次一个线程，做完整次加法才换</translation>
    </message>
    <message>
        <source>no, in this loop</source>
        <translation>在这个循环里不会</translation>
    </message>
    <message>
        <source>Each addition is three steps: read the number, add 1, write it back. When two threads read the same number before either writes, both write the same result, and one addition is lost. Whether it happens is luck: say what you expect, run it many times, and find a lost one under the microscope. The ladder tries seven ways, three of which protect nothing. The interpreter&apos;s lock shows that &quot;only one runs at a time&quot; does not save the number if it is handed over between the read and the write. Python up to 3.9 did that; since 3.10 it hands over at the loop&apos;s end, and happens to lose none in this loop.</source>
        <translation>每次加法有三步：读出这个数，加 1，写回去。如果两个线程都在对方写之前读到同一个数，它们就写下同样的结果，丢失一次加法。会不会发生要看运气：先说出你的预测，多运行几次，再在显微镜下找一个丢失的更新。阶梯试七种方式，其中三种什么也没有保护。解释器的锁说明：“一次只有一个在运行”并不能保住这个数，只要锁在读与写之间交出。Python 到 3.9 为止就是这样；从 3.10 起只在循环末尾交出，在这个循环里恰好一次也不丢。</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>when it can</source>
        <translation>能做到时</translation>
    </message>
    <message>
        <source>when it cannot</source>
        <translation>做不到时</translation>
    </message>
    <message>
        <source>the item is in the queue</source>
        <translation>数据项已在队列中</translation>
    </message>
    <message>
        <source>full: waits for a slot</source>
        <translation>已满：等待空位</translation>
    </message>
    <message>
        <source>waits, Full after 2 s and never before</source>
        <translation>等待，2 秒后抛出 Full，绝不提前</translation>
    </message>
    <message>
        <source>Full at once</source>
        <translation>立即抛出 Full</translation>
    </message>
    <message>
        <source>gives the next item</source>
        <translation>给出下一个数据项</translation>
    </message>
    <message>
        <source>empty: waits for an item</source>
        <translation>为空：等待数据项</translation>
    </message>
    <message>
        <source>waits, Empty after 2 s and never before</source>
        <translation>等待，2 秒后抛出 Empty，绝不提前</translation>
    </message>
    <message>
        <source>Empty at once</source>
        <translation>立即抛出 Empty</translation>
    </message>
    <message>
        <source>how many items there are</source>
        <translation>现有多少个数据项</translation>
    </message>
    <message>
        <source>it always can: true when taken, maybe not when used</source>
        <translation>总能做到：取得时为真，使用时未必</translation>
    </message>
    <message>
        <source>True or False</source>
        <translation>True 或 False</translation>
    </message>
    <message>
        <source>one item that was got is dealt with</source>
        <translation>取出的一个数据项已处理完</translation>
    </message>
    <message>
        <source>an error: once too often</source>
        <translation>出错：多调用了一次</translation>
    </message>
    <message>
        <source>every item is dealt with: goes on</source>
        <translation>所有数据项都已处理完：继续</translation>
    </message>
    <message>
        <source>waits until that is so</source>
        <translation>等到如此为止</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>and leaves it when</source>
        <translation>何时离开</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>made, not started</source>
        <translation>已创建，未启动</translation>
    </message>
    <message>
        <source>start() is called</source>
        <translation>调用 start()</translation>
    </message>
    <message>
        <source>Runnable</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>wants a CPU and has none</source>
        <translation>需要 CPU，但还没有</translation>
    </message>
    <message>
        <source>the scheduler puts it on one</source>
        <translation>调度器把它放到一个 CPU 上</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>has a CPU</source>
        <translation>占有一个 CPU</translation>
    </message>
    <message>
        <source>it is preempted, has to wait, or returns</source>
        <translation>被抢占、必须等待，或返回</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>waits for an item, a lock, a time, another thread</source>
        <translation>等待数据项、锁、时间或另一个线程</translation>
    </message>
    <message>
        <source>what it waits for is there: Runnable again</source>
        <translation>等到了：重新就绪</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>what it ran has returned</source>
        <translation>它运行的内容已返回</translation>
    </message>
    <message>
        <source>never</source>
        <translation>永不离开</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>where its items are</source>
        <translation>数据项在哪里</translation>
    </message>
    <message>
        <source>put() returns when</source>
        <translation>put() 何时返回</translation>
    </message>
    <message>
        <source>get() gives</source>
        <translation>get() 给出</translation>
    </message>
    <message>
        <source>of threads</source>
        <translation>线程间的</translation>
    </message>
    <message>
        <source>in the process&apos;s own memory</source>
        <translation>在进程自己的内存中</translation>
    </message>
    <message>
        <source>the very item</source>
        <translation>原来的那个数据项</translation>
    </message>
    <message>
        <source>of processes</source>
        <translation>进程间的</translation>
    </message>
    <message>
        <source>in memory or a pipe between them</source>
        <translation>在进程之间的内存或管道中</translation>
    </message>
    <message>
        <source>it is in a buffer of its own process</source>
        <translation>它已在自己进程的缓冲区中</translation>
    </message>
    <message>
        <source>a copy</source>
        <translation>一份拷贝</translation>
    </message>
    <message>
        <source>of a manager</source>
        <translation>管理器的</translation>
    </message>
    <message>
        <source>in the manager&apos;s process</source>
        <translation>在管理器进程中</translation>
    </message>
    <message>
        <source>the manager has answered</source>
        <translation>管理器已答复</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>that of its process, with all its threads</source>
        <translation>所在进程的内存，与其所有线程共用</translation>
    </message>
    <message>
        <source>one of its own</source>
        <translation>自己的一块</translation>
    </message>
    <message>
        <source>a global variable</source>
        <translation>全局变量</translation>
    </message>
    <message>
        <source>one for all threads</source>
        <translation>所有线程共用一个</translation>
    </message>
    <message>
        <source>one in each process</source>
        <translation>每个进程一个</translation>
    </message>
    <message>
        <source>passing a value</source>
        <translation>传递一个值</translation>
    </message>
    <message>
        <source>by a variable or a queue, as it is</source>
        <translation>通过变量或队列，原样传递</translation>
    </message>
    <message>
        <source>by a queue or a pipe, as a copy</source>
        <translation>通过队列或管道，传递拷贝</translation>
    </message>
    <message>
        <source>races</source>
        <translation>竞争</translation>
    </message>
    <message>
        <source>on every variable that several change</source>
        <translation>在每个由多方修改的变量上</translation>
    </message>
    <message>
        <source>only in memory that is shared on purpose</source>
        <translation>只在特意共享的内存中</translation>
    </message>
    <message>
        <source>making one</source>
        <translation>创建一个</translation>
    </message>
    <message>
        <source>takes less time and memory</source>
        <translation>用时和内存较少</translation>
    </message>
    <message>
        <source>takes more of both</source>
        <translation>两者都较多</translation>
    </message>
    <message>
        <source>a crash</source>
        <translation>崩溃</translation>
    </message>
    <message>
        <source>ends the whole process</source>
        <translation>结束整个进程</translation>
    </message>
    <message>
        <source>ends that process alone</source>
        <translation>只结束那一个进程</translation>
    </message>
    <message>
        <source>who gives it a CPU</source>
        <translation>由谁分配 CPU</translation>
    </message>
    <message>
        <source>the kernel&apos;s scheduler</source>
        <translation>内核的调度器</translation>
    </message>
    <message>
        <source>the same, for each of its threads</source>
        <translation>同样，按它的每个线程分配</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>递增</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>递减</translation>
    </message>
    <message>
        <source>How many items go into each of the three.</source>
        <translation>放入这三者的数据项各有多少个。</translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>In which order the priorities come. Mixed: some of them twice.</source>
        <translation>优先级以什么顺序到来。混合：其中一些出现两次。</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>How long to wait between one item and the next, so that it can be watched.</source>
        <translation>前后两个数据项之间等待多久，以便观察。</translation>
    </message>
    <message>
        <source>Discipline</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>next out is</source>
        <translation>下一个取出的是</translation>
    </message>
    <message>
        <source>good for</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>queue (FIFO)</source>
        <translation>队列（FIFO）</translation>
    </message>
    <message>
        <source>who has been in longest</source>
        <translation>在里面最久的</translation>
    </message>
    <message>
        <source>work in the order in which it comes</source>
        <translation>按到来的顺序做事</translation>
    </message>
    <message>
        <source>stack (LIFO)</source>
        <translation>栈（LIFO）</translation>
    </message>
    <message>
        <source>who came last</source>
        <translation>最后到来的</translation>
    </message>
    <message>
        <source>going back: the newest thing first</source>
        <translation>回退：最新的先处理</translation>
    </message>
    <message>
        <source>priority queue</source>
        <translation>优先队列</translation>
    </message>
    <message>
        <source>the smallest</source>
        <translation>最小的</translation>
    </message>
    <message>
        <source>work by urgency</source>
        <translation>按紧急程度做事</translation>
    </message>
    <message>
        <source>Queue, stack, priority</source>
        <translation>队列、栈、优先队列</translation>
    </message>
    <message>
        <source>the same items through three kinds of queues</source>
        <translation>同样的数据项，经过三种队列</translation>
    </message>
    <message>
        <source>The same items go into three containers in the same order, and come out in three orders. A queue gives first what came first, a stack what came last. A priority queue gives the smallest: an item here is a priority and a letter, and 1 is more urgent than 2. Where two priorities are equal the next part decides, here the letter, which tells who came first. All three wait and wake in the same way.</source>
        <translation>同样的数据项以同样的顺序放入三个容器，以三种顺序取出。队列先给出先来的，栈先给出最后来的。优先队列给出最小的：这里的数据项由一个优先级和一个字母组成，1 比 2 更紧急。两个优先级相等时，由后一部分决定，这里是字母，它表明谁先来。三者的等待和唤醒方式相同。</translation>
    </message>
    <message>
        <source>what is lost</source>
        <translation>丢失什么</translation>
    </message>
    <message>
        <source>who goes on</source>
        <translation>谁继续</translation>
    </message>
    <message>
        <source>nothing: its item is the next one again</source>
        <translation>无：它的数据项重新成为下一个</translation>
    </message>
    <message>
        <source>the other readers</source>
        <translation>其他读取者</translation>
    </message>
    <message>
        <source>nothing: the lock goes to the next in line</source>
        <translation>无：锁交给队中的下一个</translation>
    </message>
    <message>
        <source>the next one, who is told</source>
        <translation>下一个，并会得知此事</translation>
    </message>
    <message>
        <source>what still lay in its buffer, counted</source>
        <translation>还在它缓冲区里的，会计数</translation>
    </message>
    <message>
        <source>the readers, with what had come across</source>
        <translation>读取者，用已经传过来的</translation>
    </message>
    <message>
        <source>on one CPU</source>
        <translation>在一个 CPU 上</translation>
    </message>
    <message>
        <source>over several</source>
        <translation>在多个 CPU 上</translation>
    </message>
    <message>
        <source>running at one moment</source>
        <translation>同一时刻运行</translation>
    </message>
    <message>
        <source>one thread</source>
        <translation>一个线程</translation>
    </message>
    <message>
        <source>as many as there are CPUs</source>
        <translation>有多少个 CPU 就有多少个</translation>
    </message>
    <message>
        <source>all together take</source>
        <translation>全部用时</translation>
    </message>
    <message>
        <source>the sum of their work</source>
        <translation>工作量之和</translation>
    </message>
    <message>
        <source>as long as the most loaded CPU</source>
        <translation>与负载最重的 CPU 一样长</translation>
    </message>
    <message>
        <source>a thread leaves its CPU</source>
        <translation>线程离开 CPU</translation>
    </message>
    <message>
        <source>preempted, many times a second</source>
        <translation>被抢占，每秒许多次</translation>
    </message>
    <message>
        <source>seldom, while each has one to itself</source>
        <translation>很少，只要各占一个</translation>
    </message>
    <message>
        <source>two additions to one number</source>
        <translation>对同一个数的两次加法</translation>
    </message>
    <message>
        <source>can still be mixed up</source>
        <translation>仍可能交错</translation>
    </message>
    <message>
        <source>can be mixed up at any moment</source>
        <translation>随时可能交错</translation>
    </message>
    <message>
        <source>How many items the queue holds before a put has to wait.</source>
        <translation>队列能容纳多少个数据项，超过后 put 必须等待。</translation>
    </message>
    <message>
        <source>How long put and get with a timeout wait.</source>
        <translation>带超时的 put 和 get 等待多久。</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Makes each call once, in a telling order. Off: nothing happens but what you call.</source>
        <translation>按一个能说明问题的顺序把每种调用各做一次。关闭时：只发生你所调用的。</translation>
    </message>
    <message>
        <source>waits while the queue is full</source>
        <translation>队列已满时等待</translation>
    </message>
    <message>
        <source>waits at most the timeout, then Full</source>
        <translation>最多等待超时时间，然后抛出 Full</translation>
    </message>
    <message>
        <source>never waits: Full at once</source>
        <translation>从不等待：立即抛出 Full</translation>
    </message>
    <message>
        <source>waits while the queue is empty</source>
        <translation>队列为空时等待</translation>
    </message>
    <message>
        <source>waits at most the timeout, then Empty</source>
        <translation>最多等待超时时间，然后抛出 Empty</translation>
    </message>
    <message>
        <source>never waits: Empty at once</source>
        <translation>从不等待：立即抛出 Empty</translation>
    </message>
    <message>
        <source>whether there is none</source>
        <translation>是否一个也没有</translation>
    </message>
    <message>
        <source>whether there is no slot left</source>
        <translation>是否没有空位</translation>
    </message>
    <message>
        <source>waits until every item is dealt with</source>
        <translation>等到每个数据项都处理完</translation>
    </message>
    <message>
        <source>Every call of a queue</source>
        <translation>队列的全部调用</translation>
    </message>
    <message>
        <source>a console: make each call by hand</source>
        <translation>控制台：亲手做每一种调用</translation>
    </message>
    <message>
        <source>One queue, and a button for each of its calls. Each call runs on a thread of its own, so that one that waits keeps nobody else waiting: call get() on the empty queue, then put() an item, and see the first go on. With a timeout the wait ends with Full or Empty, and the nowait calls do not wait at all. Items have a type: 1 is a number, &quot;1&quot; a text. join() waits until task_done() has been called once for each item that was put.</source>
        <translation>一个队列，它的每种调用各有一个按钮。每次调用都在自己的线程上运行，所以一个在等待时不会耽误别的：在空队列上调用 get()，再 put() 一个数据项，就会看到前者继续。带超时的等待以 Full 或 Empty 结束，nowait 调用则完全不等待。数据项有类型：1 是数字，&quot;1&quot; 是文本。join() 一直等到对每个放入的数据项都调用过一次 task_done()。</translation>
    </message>
    <message>
        <source>Shared variable</source>
        <translation>共享变量</translation>
    </message>
    <message>
        <source>at once, no call</source>
        <translation>立即，无需调用</translation>
    </message>
    <message>
        <source>put() and get()</source>
        <translation>put() 和 get()</translation>
    </message>
    <message>
        <source>the reader learns of it</source>
        <translation>读取者得知</translation>
    </message>
    <message>
        <source>by looking again and again</source>
        <translation>靠反复查看</translation>
    </message>
    <message>
        <source>get() waits and is woken</source>
        <translation>get() 等待并被唤醒</translation>
    </message>
    <message>
        <source>while nothing comes</source>
        <translation>没有新值时</translation>
    </message>
    <message>
        <source>it keeps a CPU busy</source>
        <translation>使一个 CPU 一直忙碌</translation>
    </message>
    <message>
        <source>it is Blocked and uses none</source>
        <translation>处于阻塞，不占 CPU</translation>
    </message>
    <message>
        <source>two writers</source>
        <translation>两个写入者</translation>
    </message>
    <message>
        <source>may undo what the other did</source>
        <translation>可能抹去对方所做的</translation>
    </message>
    <message>
        <source>are let in one after the other</source>
        <translation>依次进入</translation>
    </message>
    <message>
        <source>alive</source>
        <translation>存活</translation>
    </message>
    <message>
        <source>starts it</source>
        <translation>启动它</translation>
    </message>
    <message>
        <source>an error</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>waits for its end</source>
        <translation>等待它结束</translation>
    </message>
    <message>
        <source>returns at once</source>
        <translation>立即返回</translation>
    </message>
    <message>
        <source>waits, and gives up after the timeout</source>
        <translation>等待，超时后放弃</translation>
    </message>
    <message>
        <source>Thread from</source>
        <translation>线程来自</translation>
    </message>
    <message>
        <source>what it runs</source>
        <translation>运行什么</translation>
    </message>
    <message>
        <source>data of its own</source>
        <translation>自己的数据</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>the function that is its target</source>
        <translation>作为目标的函数</translation>
    </message>
    <message>
        <source>the arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>a subclass</source>
        <translation>子类</translation>
    </message>
    <message>
        <source>run() of the subclass</source>
        <translation>子类的 run()</translation>
    </message>
    <message>
        <source>members of the object</source>
        <translation>对象的成员</translation>
    </message>
    <message>
        <source>given by</source>
        <translation>由谁给出</translation>
    </message>
    <message>
        <source>no two have the same</source>
        <translation>互不相同的范围</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>the program, and may be changed</source>
        <translation>程序，可以更改</translation>
    </message>
    <message>
        <source>not so: for people only</source>
        <translation>可以相同：只给人看</translation>
    </message>
    <message>
        <source>ident</source>
        <translation>标识号（ident）</translation>
    </message>
    <message>
        <source>the library of threads</source>
        <translation>线程库</translation>
    </message>
    <message>
        <source>among the living threads of one process</source>
        <translation>同一进程的存活线程之间</translation>
    </message>
    <message>
        <source>native id</source>
        <translation>本机编号（native id）</translation>
    </message>
    <message>
        <source>the kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>among all living threads of the machine</source>
        <translation>整台机器的存活线程之间</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Threads that meet: how many have to be there.</source>
        <translation>会合的线程：要到齐多少个。</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>阶段数</translation>
    </message>
    <message>
        <source>How often they meet.</source>
        <translation>它们会合多少次。</translation>
    </message>
    <message>
        <source>How long the first one works in a phase; the second twice as long, and so on.</source>
        <translation>第一个线程在每个阶段工作多久；第二个是其两倍，依此类推。</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Whether the first one gives up in the end and breaks the barrier for all.</source>
        <translation>第一个线程最后是否放弃，使栅栏对所有人都损坏。</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>完好时</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>损坏后</translation>
    </message>
    <message>
        <source>waits until all are there</source>
        <translation>等到全部到齐</translation>
    </message>
    <message>
        <source>an error at once</source>
        <translation>立即出错</translation>
    </message>
    <message>
        <source>the same; too late: breaks it</source>
        <translation>同上；超时则使其损坏</translation>
    </message>
    <message>
        <source>breaks it: an error for all that wait</source>
        <translation>使其损坏：所有等待者出错</translation>
    </message>
    <message>
        <source>stays broken</source>
        <translation>仍是损坏的</translation>
    </message>
    <message>
        <source>empty again; an error for all that wait</source>
        <translation>重新清空；所有等待者出错</translation>
    </message>
    <message>
        <source>whole again</source>
        <translation>恢复完好</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Barrier</source>
        <translation>栅栏</translation>
    </message>
    <message>
        <source>nobody goes on before all are there</source>
        <translation>全部到齐之前谁也不继续</translation>
    </message>
    <message>
        <source>A barrier keeps threads in step: each does its part of a phase and waits, and when the last one has come all go on into the next. So the slowest sets the pace, and the others&apos; waiting is the price. If one of them never came, the others would wait for ever. So who cannot come aborts the barrier, or its timeout does: it is broken, and everybody gets an error instead of waiting in vain. reset() makes it whole again.</source>
        <translation>栅栏让线程保持同步：每个线程做完一个阶段中自己的部分就等待，最后一个到达后，大家一起进入下一阶段。因此最慢的决定步调，其他线程的等待就是代价。如果其中一个永远不来，其他线程就会永远等下去。所以来不了的线程会中止栅栏，或者由超时来中止：栅栏损坏，每个线程都得到一个错误，而不是白白等待。reset() 使它恢复完好。</translation>
    </message>
    <message>
        <source>notify one</source>
        <translation>通知一个</translation>
    </message>
    <message>
        <source>notify all</source>
        <translation>通知全部</translation>
    </message>
    <message>
        <source>Threads that wait for items.</source>
        <translation>等待数据项的线程。</translation>
    </message>
    <message>
        <source>Items each</source>
        <translation>每个的项数</translation>
    </message>
    <message>
        <source>How many items each of them takes.</source>
        <translation>每个消费者取走多少项。</translation>
    </message>
    <message>
        <source>Wake</source>
        <translation>唤醒</translation>
    </message>
    <message>
        <source>Whether the producer wakes the first that waits, or all of them.</source>
        <translation>生产者唤醒第一个等待者，还是全部。</translation>
    </message>
    <message>
        <source>Between the items</source>
        <translation>两项之间</translation>
    </message>
    <message>
        <source>How long the producer takes for an item.</source>
        <translation>生产者生产一项要多久。</translation>
    </message>
    <message>
        <source>How long a consumer works on an item.</source>
        <translation>消费者处理一项要多久。</translation>
    </message>
    <message>
        <source>How long the forgetful one waits for a notification that is lost.</source>
        <translation>健忘的线程为一个已丢失的通知等待多久。</translation>
    </message>
    <message>
        <source>Call, with the lock</source>
        <translation>调用（持有锁时）</translation>
    </message>
    <message>
        <source>releases the lock, waits, takes the lock again</source>
        <translation>释放锁，等待，再重新获取锁</translation>
    </message>
    <message>
        <source>the same; False where nobody notified in time</source>
        <translation>同上；若没有人及时通知则返回 False</translation>
    </message>
    <message>
        <source>wakes the first n that wait; nobody waits: it is lost</source>
        <translation>唤醒最先等待的 n 个；无人等待则丢失</translation>
    </message>
    <message>
        <source>wakes all that wait</source>
        <translation>唤醒所有等待者</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件变量</translation>
    </message>
    <message>
        <source>while empty: wait</source>
        <translation>为空就等待</translation>
    </message>
    <message>
        <source>A condition lets a thread that has a lock wait until something is so: wait() frees the lock, so that another can make it so and notify. Who is woken needs the lock again, and by then another may have taken the item: so it looks again, in a while, not an if. notify() wakes one, notify_all() wakes all, most of them in vain if there is one item. A notification is not kept: where nobody waits it is lost, and who waits without having looked first waits in vain.</source>
        <translation>条件变量让持有锁的线程等到某个条件成立：wait() 释放锁，使别的线程能让条件成立并发出通知。被唤醒的线程要重新获取锁，而那时数据项可能已被别人取走：所以它要再看一次，用 while 而不是 if。notify() 唤醒一个，notify_all() 唤醒全部；如果只有一项，其中多数是白白被唤醒。通知不会保留：没有人在等就丢失，不先看一眼就等待的线程只会白等。</translation>
    </message>
    <message>
        <source>opposite</source>
        <translation>相反</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>try with timeout</source>
        <translation>限时尝试</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Whether B takes the two locks in the opposite order of A, or in the same.</source>
        <translation>B 获取两把锁的顺序与 A 相反还是相同。</translation>
    </message>
    <message>
        <source>Second lock</source>
        <translation>第二把锁</translation>
    </message>
    <message>
        <source>Wait for it without end, or give up after the timeout, put the first one back and try again a random moment later.</source>
        <translation>一直等下去；或者超时后放弃，放回第一把锁，过一段随机时间再试。</translation>
    </message>
    <message>
        <source>Between the locks</source>
        <translation>两把锁之间</translation>
    </message>
    <message>
        <source>How long a thread thinks while it has one lock.</source>
        <translation>线程拿着一把锁思考多久。</translation>
    </message>
    <message>
        <source>How long an attempt with a timeout waits for the second lock.</source>
        <translation>限时尝试为第二把锁等待多久。</translation>
    </message>
    <message>
        <source>It takes all four</source>
        <translation>四个条件缺一不可</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>在这里</translation>
    </message>
    <message>
        <source>What breaks it</source>
        <translation>如何打破</translation>
    </message>
    <message>
        <source>mutual exclusion</source>
        <translation>互斥</translation>
    </message>
    <message>
        <source>a lock has one owner</source>
        <translation>一把锁只有一个持有者</translation>
    </message>
    <message>
        <source>share nothing, or copies</source>
        <translation>不共享，或只共享副本</translation>
    </message>
    <message>
        <source>hold and wait</source>
        <translation>持有并等待</translation>
    </message>
    <message>
        <source>a thread keeps the first while it waits</source>
        <translation>线程等待时仍拿着第一把</translation>
    </message>
    <message>
        <source>take all at once</source>
        <translation>一次全部获取</translation>
    </message>
    <message>
        <source>no preemption</source>
        <translation>不可剥夺</translation>
    </message>
    <message>
        <source>nobody takes a lock away</source>
        <translation>没有人能夺走锁</translation>
    </message>
    <message>
        <source>a timeout: put it back and try again</source>
        <translation>超时：放回去再试</translation>
    </message>
    <message>
        <source>circular wait</source>
        <translation>循环等待</translation>
    </message>
    <message>
        <source>A waits for B, B waits for A</source>
        <translation>A 等 B，B 等 A</translation>
    </message>
    <message>
        <source>the same order everywhere</source>
        <translation>处处用同样的顺序</translation>
    </message>
    <message>
        <source>Deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>two threads, two locks, each waits for the other</source>
        <translation>两个线程，两把锁，互相等待</translation>
    </message>
    <message>
        <source>Two threads need the same two locks. Where each takes its first one before the other has both, each then waits for what the other has, for ever: a deadlock, which no scheduler resolves. Taken in the same order by everybody, the locks cannot end in a circle. A timeout mends it too: who gives up puts its lock back, and tries again a random moment later, as else both might give up in step. With the defaults this run does not end: press Stop.</source>
        <translation>两个线程需要同样的两把锁。如果在对方拿到两把之前，各自都拿了自己的第一把，那么每个都会永远等待对方手里的那把：这就是死锁，任何调度器都解不开。如果大家都按同样的顺序获取，锁就不会形成环。超时也能修复：放弃者放回自己的锁，过一段随机时间再试，否则两个可能步调一致地放弃。使用默认值时这次运行不会结束：请按“停止”。</translation>
    </message>
    <message>
        <source>lowest fork first</source>
        <translation>先拿编号小的叉子</translation>
    </message>
    <message>
        <source>a waiter</source>
        <translation>服务员</translation>
    </message>
    <message>
        <source>Philosophers</source>
        <translation>哲学家</translation>
    </message>
    <message>
        <source>How many sit at the table, with as many forks.</source>
        <translation>有多少位坐在桌边，叉子也是这么多把。</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修复办法</translation>
    </message>
    <message>
        <source>Nothing; everybody takes the fork with the lower number first; a waiter lets all but one reach for forks; or who waits too long puts the first fork back.</source>
        <translation>不修复；大家先拿编号小的叉子；服务员只让除一位以外的人去拿叉子；或者等得太久的人把第一把叉子放回去。</translation>
    </message>
    <message>
        <source>Meals</source>
        <translation>餐数</translation>
    </message>
    <message>
        <source>How often each of them eats.</source>
        <translation>每位吃多少次。</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>How long each thinks before a meal.</source>
        <translation>每位用餐前思考多久。</translation>
    </message>
    <message>
        <source>Between the forks</source>
        <translation>两把叉子之间</translation>
    </message>
    <message>
        <source>How long each holds one fork before it reaches for the other.</source>
        <translation>每位拿着一把叉子多久才去拿另一把。</translation>
    </message>
    <message>
        <source>Eating</source>
        <translation>用餐</translation>
    </message>
    <message>
        <source>How long a meal takes.</source>
        <translation>一餐要多久。</translation>
    </message>
    <message>
        <source>How long an attempt with a timeout waits for the second fork.</source>
        <translation>限时尝试为第二把叉子等待多久。</translation>
    </message>
    <message>
        <source>Why no circle closes</source>
        <translation>为什么不成环</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>one of them takes the forks the other way round</source>
        <translation>其中一位以相反的顺序拿叉子</translation>
    </message>
    <message>
        <source>an order that everybody has to know</source>
        <translation>人人都得知道的顺序</translation>
    </message>
    <message>
        <source>one fork is left over for somebody</source>
        <translation>总有一把叉子留给某一位</translation>
    </message>
    <message>
        <source>one waits though forks lie there</source>
        <translation>叉子明明空着，也有一位要等</translation>
    </message>
    <message>
        <source>it opens again when somebody gives up</source>
        <translation>有人放弃时环就打开</translation>
    </message>
    <message>
        <source>work for nothing, and no promise of a turn</source>
        <translation>白费功夫，也不保证轮到</translation>
    </message>
    <message>
        <source>Dining philosophers</source>
        <translation>哲学家就餐</translation>
    </message>
    <message>
        <source>a circle of waits, and three mends</source>
        <translation>等待的环，与三种修复办法</translation>
    </message>
    <message>
        <source>Between two philosophers lies one fork, and each needs both of its forks to eat. Where all take the left one at the same time, each waits for the fork in its neighbour&apos;s hand, and the waits close into a circle around the table. Nobody has done anything wrong alone, and with other times the same program works for years. Three mends are known: an order of the forks, a waiter who keeps one of them from the forks, and giving up in time. Without a mend this run does not end: press Stop.</source>
        <translation>两位哲学家之间有一把叉子，每位都需要身边的两把才能吃。如果大家同时拿起左边那把，每位就都在等邻座手里的叉子，等待绕着桌子连成一个环。单看任何一位都没有做错，换成别的时间，同样的程序可以正常运行多年。已知有三种修复办法：给叉子排定顺序，由服务员让其中一位暂不拿叉子，以及及时放弃。不修复时这次运行不会结束：请按“停止”。</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>赛跑者</translation>
    </message>
    <message>
        <source>Threads that wait for the shot.</source>
        <translation>等待发令枪的线程。</translation>
    </message>
    <message>
        <source>Until the shot</source>
        <translation>发令之前</translation>
    </message>
    <message>
        <source>How long the starter lets them wait.</source>
        <translation>发令员让它们等多久。</translation>
    </message>
    <message>
        <source>How long the impatient ones wait for the shot.</source>
        <translation>没耐心的线程为发令枪等多久。</translation>
    </message>
    <message>
        <source>sets it: all that wait go on, and nobody waits until it is cleared</source>
        <translation>设置：所有等待者继续，清除之前谁也不用等</translation>
    </message>
    <message>
        <source>clears it: who comes now waits</source>
        <translation>清除：之后来的要等</translation>
    </message>
    <message>
        <source>tells whether it is set</source>
        <translation>告知是否已设置</translation>
    </message>
    <message>
        <source>True once it is set, at once if it is; False after the timeout</source>
        <translation>设置后返回 True，已设置则立即返回；超时返回 False</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>a starting shot that several wait for</source>
        <translation>多个线程等待的发令枪</translation>
    </message>
    <message>
        <source>An event is a flag that threads can wait for. As long as it is not set, wait() blocks; set() lets all go on that wait, however many they are. It stays set: who comes later does not wait at all, so a shot cannot be missed. clear() takes it back for those that come afterwards. With a timeout wait() answers False where the flag was not set in time.</source>
        <translation>事件是线程可以等待的一个标志。只要没有设置，wait() 就会阻塞；set() 让所有等待者继续，无论有多少个。它会保持设置：后来的线程根本不用等，所以发令枪不会被错过。clear() 为之后来的线程撤回它。带超时的 wait() 在标志没有及时设置时返回 False。</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>车位</translation>
    </message>
    <message>
        <source>How many cars can park at a time.</source>
        <translation>同时能停多少辆车。</translation>
    </message>
    <message>
        <source>Cars</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Threads that want to park.</source>
        <translation>想要停车的线程。</translation>
    </message>
    <message>
        <source>Parking</source>
        <translation>停放</translation>
    </message>
    <message>
        <source>How long a car stays.</source>
        <translation>一辆车停多久。</translation>
    </message>
    <message>
        <source>Between the cars</source>
        <translation>两辆车之间</translation>
    </message>
    <message>
        <source>How long until the next car comes.</source>
        <translation>隔多久来下一辆车。</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>How long a car waits for a place before it drives on; none: until it has one.</source>
        <translation>一辆车为车位等多久才开走；无：一直等到有车位。</translation>
    </message>
    <message>
        <source>A permit is free</source>
        <translation>有空闲的许可</translation>
    </message>
    <message>
        <source>None is free</source>
        <translation>没有空闲的许可</translation>
    </message>
    <message>
        <source>takes one</source>
        <translation>取走一个</translation>
    </message>
    <message>
        <source>waits for one</source>
        <translation>等待一个</translation>
    </message>
    <message>
        <source>False after t</source>
        <translation>t 之后返回 False</translation>
    </message>
    <message>
        <source>False at once</source>
        <translation>立即返回 False</translation>
    </message>
    <message>
        <source>one more; bounded: ValueError above the first number</source>
        <translation>多一个；有界的：超过初始数则 ValueError</translation>
    </message>
    <message>
        <source>the first that waits gets it</source>
        <translation>交给第一个等待者</translation>
    </message>
    <message>
        <source>Semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>a few parking places, more cars</source>
        <translation>几个车位，更多的车</translation>
    </message>
    <message>
        <source>A semaphore is a number of permits: acquire() takes one, release() gives one back. Who finds none waits in line, and a release hands the permit to the first in it. Unlike a lock a permit has no owner: anybody may release, also who has acquired none. That is why the bounded one counts along and refuses to have more permits than it began with, which finds a release too many. A semaphore of one permit is nearly a lock.</source>
        <translation>信号量就是若干个许可：acquire() 取走一个，release() 还回一个。没有许可时就排队等待，释放时许可交给队首。与锁不同，许可没有持有者：任何线程都可以释放，没有获取过的也行。因此有界信号量会一直计数，不允许许可多于初始数，多余的释放就这样被发现。只有一个许可的信号量几乎就是一把锁。</translation>
    </message>
    <message>
        <source>Compare all</source>
        <translation>全部比较</translation>
    </message>
    <message>
        <source>One run climbs the ladder of all seven protections, so many rounds with each. Off: it plays the one that is chosen, once.</source>
        <translation>一次运行沿阶梯依次试过全部七种保护方式，每种做这么多轮。关闭：只把所选的那一种做一次。</translation>
    </message>
    <message>
        <source>They wait for ever</source>
        <translation>它们永远等下去</translation>
    </message>
    <message>
        <source>They go on without it</source>
        <translation>它们不等它，继续运行</translation>
    </message>
    <message>
        <source>They get an error</source>
        <translation>它们得到一个错误</translation>
    </message>
    <message>
        <source>At the last meeting worker 1 does not come but calls abort(). What becomes of those that wait?</source>
        <translation>最后一次集合时 worker 1 不来，而是调用 abort()。正在等待的线程会怎样？</translation>
    </message>
    <message>
        <source>A broken barrier lets nobody wait in vain: all that wait get an error, and so does whoever comes later.</source>
        <translation>栅栏损坏后不会让谁白等：正在等的都得到错误，之后才来的也一样。</translation>
    </message>
    <message>
        <source>Bring everybody through the last meeting as well</source>
        <translation>让所有线程也通过最后一次集合</translation>
    </message>
    <message>
        <source>Nobody may give up.</source>
        <translation>谁都不能放弃。</translation>
    </message>
    <message>
        <source>Let seven wait for one</source>
        <translation>让七个线程等一个</translation>
    </message>
    <message>
        <source>Parties says how many have to be there.</source>
        <translation>“参与方”决定要到齐几个。</translation>
    </message>
    <message>
        <source>It waits for a slot: Blocked</source>
        <translation>等待空位：阻塞</translation>
    </message>
    <message>
        <source>It computes: Running</source>
        <translation>计算：运行</translation>
    </message>
    <message>
        <source>It waits for a CPU: Runnable</source>
        <translation>等待 CPU：就绪</translation>
    </message>
    <message>
        <source>Producer 1 computes an item, puts it into the queue, and so on. What does it do most of the time?</source>
        <translation>producer 1 算出一个元素，放入队列，再算下一个。它大部分时间在做什么？</translation>
    </message>
    <message>
        <source>Where producers are quicker than consumers the queue is soon full, and a put waits without using the CPU until a get frees a slot.</source>
        <translation>生产者比消费者快时，队列很快就满；put 会等到有 get 腾出空位，期间不占用 CPU。</translation>
    </message>
    <message>
        <source>Fill a queue of five slots or more until a put gets Full</source>
        <translation>把至少五个空位的队列填满，直到有 put 得到 Full</translation>
    </message>
    <message>
        <source>Raise the capacity, and let a put wait for a shorter time, or not at all: Timeout, Blocking.</source>
        <translation>调大容量，让 put 等得短一些或完全不等：“超时”“阻塞”。</translation>
    </message>
    <message>
        <source>Starve the consumers until a get ends with Empty</source>
        <translation>让消费者断货，直到有 get 以 Empty 结束</translation>
    </message>
    <message>
        <source>Let the producers work longer on an item than a get waits for one.</source>
        <translation>让生产者做一个元素的时间比 get 等待的时间还长。</translation>
    </message>
    <message>
        <source>Get ten items through without any put having waited</source>
        <translation>让十个元素通过队列，没有一个 put 等待过</translation>
    </message>
    <message>
        <source>Consumers that are quicker than the producers, or a queue without bound.</source>
        <translation>让消费者比生产者快，或者用无界队列。</translation>
    </message>
    <message>
        <source>It is kept for the next one that waits</source>
        <translation>保留下来，给下一个等待者</translation>
    </message>
    <message>
        <source>It is lost: the next one waits in vain</source>
        <translation>丢失了：下一个等待者白等</translation>
    </message>
    <message>
        <source>notify() itself waits until somebody comes</source>
        <translation>notify() 自己等到有人来</translation>
    </message>
    <message>
        <source>notify() is called while nobody waits. What becomes of it?</source>
        <translation>没有人在等时调用了 notify()。这个通知会怎样？</translation>
    </message>
    <message>
        <source>A notification is not kept: it wakes those that wait at that moment, and where nobody does it is lost.</source>
        <translation>通知不会保留：它只唤醒那一刻正在等的线程，没有人在等就丢失。</translation>
    </message>
    <message>
        <source>Let six consumers wait at once</source>
        <translation>让六个消费者同时等待</translation>
    </message>
    <message>
        <source>More consumers than the producer can serve.</source>
        <translation>消费者要多到生产者供应不上。</translation>
    </message>
    <message>
        <source>Let ten notifications find nobody who waits</source>
        <translation>让十个通知都没有等待者</translation>
    </message>
    <message>
        <source>A producer that is quicker than its consumers, and enough items.</source>
        <translation>生产者要比消费者快，元素也要够多。</translation>
    </message>
    <message>
        <source>Both get both locks, one after the other</source>
        <translation>两个线程先后拿到两把锁</translation>
    </message>
    <message>
        <source>Neither does: each waits for the other for ever</source>
        <translation>都拿不到：互相等待，永远等下去</translation>
    </message>
    <message>
        <source>The quicker one gets both, the other never</source>
        <translation>快的拿到两把，另一个永远拿不到</translation>
    </message>
    <message>
        <source>A and B each take two locks, one after the other. How does it end?</source>
        <translation>A 和 B 各要依次获取两把锁。结果会怎样？</translation>
    </message>
    <message>
        <source>If each holds what the other waits for, and nobody gives up, no scheduler can help: the waits close into a circle.</source>
        <translation>如果各自持有对方等待的锁又都不放弃，任何调度器都无能为力：等待连成了一个环。</translation>
    </message>
    <message>
        <source>Let the waits close into a circle, and let both threads get out of it by themselves</source>
        <translation>让等待连成一个环，再让两个线程自己走出来</translation>
    </message>
    <message>
        <source>A thread that gives up opens the circle: Second lock.</source>
        <translation>有线程放弃，环就打开了：“第二把锁”。</translation>
    </message>
    <message>
        <source>Let both have both locks without any giving up</source>
        <translation>让两个线程都拿到两把锁，没有谁放弃过</translation>
    </message>
    <message>
        <source>The order in which they take the locks can do it.</source>
        <translation>关键在于获取锁的顺序。</translation>
    </message>
    <message>
        <source>All have their meals, and it ends</source>
        <translation>大家都吃完，结束</translation>
    </message>
    <message>
        <source>Nobody ever eats again: all wait with one fork</source>
        <translation>谁也吃不成：每人拿着一把叉子等待</translation>
    </message>
    <message>
        <source>Some eat on and on, the others starve</source>
        <translation>有些人一直吃，其他人挨饿</translation>
    </message>
    <message>
        <source>Everybody takes one fork, and then the other. How does the evening end?</source>
        <translation>每个人先拿一把叉子，再拿另一把。这顿饭会怎样收场？</translation>
    </message>
    <message>
        <source>Where all take the fork on the same side, each waits for a neighbour who waits as well; any one of three mends opens the circle.</source>
        <translation>如果大家都先拿同一侧的叉子，每个人就都在等同样在等的邻座；三种修复办法中的任何一种都能打开这个环。</translation>
    </message>
    <message>
        <source>Make a deadlock of seven philosophers or more</source>
        <translation>制造至少七位哲学家的死锁</translation>
    </message>
    <message>
        <source>More of them at the table, and no mend.</source>
        <translation>让更多人坐到桌边，不用修复办法。</translation>
    </message>
    <message>
        <source>Let the waits close into a circle, and let all have their meals in the same run</source>
        <translation>让等待连成一个环，并在同一次运行中让大家都吃完</translation>
    </message>
    <message>
        <source>A circle that opens again: which mend lets it close first?</source>
        <translation>环又打开了：哪种修复办法会先让它连上？</translation>
    </message>
    <message>
        <source>Let a waiter see to it that all have their meals</source>
        <translation>让服务员保证大家都吃上</translation>
    </message>
    <message>
        <source>One of the mends is a waiter.</source>
        <translation>修复办法之一就是服务员。</translation>
    </message>
    <message>
        <source>It has missed the shot and waits for the next</source>
        <translation>错过了发令，等待下一次</translation>
    </message>
    <message>
        <source>It goes on at once</source>
        <translation>立刻继续</translation>
    </message>
    <message>
        <source>It gets an error</source>
        <translation>得到一个错误</translation>
    </message>
    <message>
        <source>The shot was fired. A runner that comes late calls wait(). What happens?</source>
        <translation>发令枪已响。一个迟到的赛跑者调用 wait()。会发生什么？</translation>
    </message>
    <message>
        <source>An event stays set until it is cleared, so whoever comes later does not wait at all.</source>
        <translation>事件一直保持已设置，直到被清除，所以之后来的根本不用等。</translation>
    </message>
    <message>
        <source>Let the impatient one hear the shot in time</source>
        <translation>让急性子（impatient）及时听到发令</translation>
    </message>
    <message>
        <source>The shot has to come before its timeout.</source>
        <translation>发令要赶在它超时之前。</translation>
    </message>
    <message>
        <source>Let nine threads wait for the shot at once</source>
        <translation>让九个线程同时等待发令</translation>
    </message>
    <message>
        <source>Eight runners and the impatient one, before it gives up.</source>
        <translation>八个赛跑者，加上还没放弃的急性子。</translation>
    </message>
    <message>
        <source>from the queue and the priority queue</source>
        <translation>队列和优先队列</translation>
    </message>
    <message>
        <source>from the queue only</source>
        <translation>只有队列</translation>
    </message>
    <message>
        <source>from the stack only</source>
        <translation>只有栈</translation>
    </message>
    <message>
        <source>All items go in before any comes out. From which of the three does the item that went in last also come out last?</source>
        <translation>所有元素都放进去之后才开始取。三者之中，最后放入的元素从哪些里也最后出来？</translation>
    </message>
    <message>
        <source>Only the queue goes by the order of coming, whatever the items are; in the priority queue it depends on their priorities.</source>
        <translation>不管元素是什么，只有队列按到来的先后；优先队列则取决于它们的优先级。</translation>
    </message>
    <message>
        <source>Let the priority queue give its last item last, as a queue does</source>
        <translation>让优先队列像队列一样，最后放入的最后出来</translation>
    </message>
    <message>
        <source>What if each item is less urgent than the one before?</source>
        <translation>如果每个元素都比前一个更不紧急呢？</translation>
    </message>
    <message>
        <source>Let the priority queue give its first item last, as a stack does</source>
        <translation>让优先队列像栈一样，最先放入的最后出来</translation>
    </message>
    <message>
        <source>What if each item is more urgent than the one before?</source>
        <translation>如果每个元素都比前一个更紧急呢？</translation>
    </message>
    <message>
        <source>Have ten items in each of the three at once</source>
        <translation>让三者之中同时各有十个元素</translation>
    </message>
    <message>
        <source>Items says how many go into each.</source>
        <translation>“元素”决定各放入几个。</translation>
    </message>
    <message>
        <source>as good as none</source>
        <translation>几乎不用</translation>
    </message>
    <message>
        <source>about half: it looks now and then</source>
        <translation>大约一半：不时看一看</translation>
    </message>
    <message>
        <source>all the time: it looks again and again</source>
        <translation>一直在用：不停地查看</translation>
    </message>
    <message>
        <source>The getter waits for an item that comes late. How much CPU time does it use until then?</source>
        <translation>getter 在等一个迟来的元素。在此之前它用多少 CPU 时间？</translation>
    </message>
    <message>
        <source>Who is Blocked is off the CPU: the kernel does not look at it again until the put wakes it.</source>
        <translation>阻塞的线程不在 CPU 上：在 put 唤醒它之前，内核不会再理它。</translation>
    </message>
    <message>
        <source>Let rival 1 wait for its CPU longer than 4.5 seconds in all</source>
        <translation>让 rival 1 等待 CPU 的时间总共超过 4.5 秒</translation>
    </message>
    <message>
        <source>While one of the rivals has the CPU, the other is Runnable: how long depends on the length of their work.</source>
        <translation>一个 rival 占有 CPU 时，另一个就绪：多久取决于它们的工作时长。</translation>
    </message>
    <message>
        <source>Bring all of them to their ends within 1.5 seconds</source>
        <translation>让所有线程在 1.5 秒内结束</translation>
    </message>
    <message>
        <source>Length is the time that each of them takes.</source>
        <translation>“时长”就是每个线程所花的时间。</translation>
    </message>
    <message>
        <source>0, as before</source>
        <translation>0，和原来一样</translation>
    </message>
    <message>
        <source>the sum of what both have added</source>
        <translation>两个进程所加的总和</translation>
    </message>
    <message>
        <source>what one of the two has added</source>
        <translation>其中一个进程所加的</translation>
    </message>
    <message>
        <source>Two processes add to the global variable number. What does their parent read in it afterwards?</source>
        <translation>两个进程对全局变量 number 做加法。之后父进程读到的是什么？</translation>
    </message>
    <message>
        <source>Each process has a memory of its own and in it a variable of that name: what another one does to its own is not seen.</source>
        <translation>每个进程有自己的内存，其中各有一个同名变量：别的进程对自己那个做了什么，是看不到的。</translation>
    </message>
    <message>
        <source>Make 20 million additions to the locked number, and lose not one</source>
        <translation>对加锁的数做两千万次加法，一次也不丢</translation>
    </message>
    <message>
        <source>Two processes add to it, as often as Additions says.</source>
        <translation>有两个进程对它做加法，各做“加法次数”那么多次。</translation>
    </message>
    <message>
        <source>Lose more than ten million additions between processes</source>
        <translation>在进程之间丢失一千万次以上的加法</translation>
    </message>
    <message>
        <source>It is luck; but nobody can lose more than there are.</source>
        <translation>这要看运气；但丢失的不会比做的还多。</translation>
    </message>
    <message>
        <source>They go on as if nothing had happened</source>
        <translation>照常运行，像什么也没发生</translation>
    </message>
    <message>
        <source>They die with it</source>
        <translation>和它一起终止</translation>
    </message>
    <message>
        <source>They wait for ever for what it held</source>
        <translation>永远等待它持有的东西</translation>
    </message>
    <message>
        <source>One of the readers is killed in the middle of its work. What becomes of the others?</source>
        <translation>一个读者在工作中途被杀死。其他进程会怎样？</translation>
    </message>
    <message>
        <source>Processes are kept apart, and what these share can bear a death: the lock goes on to the next in line, and what the dead one had in hand is taken again.</source>
        <translation>进程是隔离的，这里共享的东西也经得起进程死亡：锁交给队伍中的下一个，死者手里的元素会被重新取走。</translation>
    </message>
    <message>
        <source>Kill two readers, and let the third finish the work</source>
        <translation>杀死两个读者，让第三个把活干完</translation>
    </message>
    <message>
        <source>Readers are killed by their buttons, or by the main program: Killed.</source>
        <translation>用进程上的按钮杀死读者，或由主程序来杀：“被杀者”。</translation>
    </message>
    <message>
        <source>Kill the writer, and let the readers finish what has come across</source>
        <translation>杀死写者，让读者处理完已经传过来的元素</translation>
    </message>
    <message>
        <source>The main program can do that as well: Killed.</source>
        <translation>主程序也能做到：“被杀者”。</translation>
    </message>
    <message>
        <source>Kill all readers, so that items are left behind</source>
        <translation>杀死所有读者，使元素被留下</translation>
    </message>
    <message>
        <source>Nobody is left to take them.</source>
        <translation>没有谁来取了。</translation>
    </message>
    <message>
        <source>When will all threads be done, in seconds from the start?</source>
        <translation>从启动算起，几秒后所有线程都完成？</translation>
    </message>
    <message>
        <source>On one CPU their times add up, however they take turns; over several CPUs it is the most loaded one that counts.</source>
        <translation>在一个 CPU 上，不管怎样轮流，时间都要相加；分到几个 CPU 上，就看最忙的那个。</translation>
    </message>
    <message>
        <source>Get 2.5 seconds of CPU time out of a run&apos;s first 2 seconds</source>
        <translation>在运行的头 2 秒里用掉 2.5 秒 CPU 时间</translation>
    </message>
    <message>
        <source>One CPU has one second of CPU time a second; several have more.</source>
        <translation>一个 CPU 每秒只有一秒 CPU 时间；几个 CPU 就更多。</translation>
    </message>
    <message>
        <source>Let rival 1 wait longer than four seconds for its CPU</source>
        <translation>让 rival 1 等待 CPU 超过四秒</translation>
    </message>
    <message>
        <source>More threads on one CPU, or more work for each.</source>
        <translation>一个 CPU 上放更多线程，或者给每个更多工作。</translation>
    </message>
    <message>
        <source>The reader sleeps first, and then reads as many items as qsize() says. How many of the ten will it read?</source>
        <translation>读取者先睡眠，再按 qsize() 给出的数目读取。十个元素中它会读到几个？</translation>
    </message>
    <message>
        <source>qsize() was true when it was asked: what is put afterwards is not in it.</source>
        <translation>qsize() 在询问的那一刻是对的：之后放入的不算在内。</translation>
    </message>
    <message>
        <source>items</source>
        <translation>个</translation>
    </message>
    <message>
        <source>Leave five items or more behind</source>
        <translation>留下至少五个元素</translation>
    </message>
    <message>
        <source>The reader has to ask before the writer is done.</source>
        <translation>读取者要在写入者写完之前询问。</translation>
    </message>
    <message>
        <source>Let the reader find nothing at all</source>
        <translation>让读取者什么也读不到</translation>
    </message>
    <message>
        <source>The writer needs a moment for its first item.</source>
        <translation>写入者写第一个元素也需要一点时间。</translation>
    </message>
    <message>
        <source>Lose a task with its worker</source>
        <translation>让一个任务随它的工作进程一起丢失</translation>
    </message>
    <message>
        <source>Kill the worker that has one; the button is on its process.</source>
        <translation>杀死正在执行任务的工作进程；按钮就在它的进程上。</translation>
    </message>
    <message>
        <source>less than twice as long</source>
        <translation>不到两倍</translation>
    </message>
    <message>
        <source>2 to 10 times as long</source>
        <translation>2 到 10 倍</translation>
    </message>
    <message>
        <source>10 to 100 times as long</source>
        <translation>10 到 100 倍</translation>
    </message>
    <message>
        <source>more than 100 times as long</source>
        <translation>100 倍以上</translation>
    </message>
    <message>
        <source>How long does it take to make a process, compared with a thread?</source>
        <translation>创建一个进程所花的时间是创建一个线程的多少倍？</translation>
    </message>
    <message>
        <source>A process needs an address space, a program that is loaded and variables of its own; a thread needs a stack.</source>
        <translation>进程需要自己的地址空间、装入的程序和自己的变量；线程只需要一个栈。</translation>
    </message>
    <message>
        <source>Make 400 threads and processes in one run</source>
        <translation>在一次运行中创建 400 个线程和进程</translation>
    </message>
    <message>
        <source>Creations says how many of each are made.</source>
        <translation>“创建次数”决定线程和进程各创建多少。</translation>
    </message>
    <message>
        <source>Fill the whole table in less than four seconds</source>
        <translation>在四秒内填满整张表</translation>
    </message>
    <message>
        <source>Fewer of everything, and no pause between the rows.</source>
        <translation>各项都少做一些，行与行之间不停顿。</translation>
    </message>
    <message>
        <source>They end as well</source>
        <translation>也结束</translation>
    </message>
    <message>
        <source>They wait for more, for ever</source>
        <translation>永远等待更多元素</translation>
    </message>
    <message>
        <source>They get an error: the queue is closed</source>
        <translation>得到错误：队列已关闭</translation>
    </message>
    <message>
        <source>The writer has put its last item and ends. What do the two readers do then?</source>
        <translation>写者放入最后一个元素后结束。这时两个读者会怎样？</translation>
    </message>
    <message>
        <source>An empty queue does not tell whether more will come: unless a sentinel says so, get() waits.</source>
        <translation>空队列说明不了还会不会有新元素：没有结束标记来告知，get() 就一直等。</translation>
    </message>
    <message>
        <source>Let all three processes come to their ends by themselves</source>
        <translation>让三个进程都自己结束</translation>
    </message>
    <message>
        <source>Somebody has to tell the readers that nothing more will come.</source>
        <translation>得有人告诉读者不会再有新元素了。</translation>
    </message>
    <message>
        <source>Kill r1 so that items are left in q1</source>
        <translation>杀死 r1，使 q1 中留下元素</translation>
    </message>
    <message>
        <source>The button is on its process; the writer goes on without it.</source>
        <translation>按钮就在它的进程上；没有它，写者照样继续。</translation>
    </message>
    <message>
        <source>Yes: there is nothing left</source>
        <translation>会：已经没有元素了</translation>
    </message>
    <message>
        <source>No: each item needs a task_done() too</source>
        <translation>不会：每个元素还需要一次 task_done()</translation>
    </message>
    <message>
        <source>No: it waits until a get() finds it empty</source>
        <translation>不会：要等到有 get() 发现它是空的</translation>
    </message>
    <message>
        <source>Somebody waits in join(), and the last item is taken. Does join() go on?</source>
        <translation>有人在 join() 中等待，最后一个元素被取走了。join() 会继续吗？</translation>
    </message>
    <message>
        <source>join() counts the items not yet reported with task_done(): taken is not dealt with.</source>
        <translation>join() 数的是还没有用 task_done() 报告完成的元素：取走不等于处理完。</translation>
    </message>
    <message>
        <source>Let two puts wait at the full queue at once</source>
        <translation>让两个 put 同时在满队列上等待</translation>
    </message>
    <message>
        <source>Fill the queue with put(item), and then call it twice more.</source>
        <translation>用 put(item) 填满队列，再调用两次。</translation>
    </message>
    <message>
        <source>Let three gets wait at the empty queue at once</source>
        <translation>让三个 get 同时在空队列上等待</translation>
    </message>
    <message>
        <source>A get() on the empty queue waits; call it three times.</source>
        <translation>空队列上的 get() 会等待；调用三次。</translation>
    </message>
    <message>
        <source>Get Full three times without any put ever waiting</source>
        <translation>得到三次 Full，而没有一个 put 等待过</translation>
    </message>
    <message>
        <source>put_nowait(item) never waits. Switch the tour off: its puts wait.</source>
        <translation>put_nowait(item) 从不等待。请关掉“演示”：它的 put 会等待。</translation>
    </message>
    <message>
        <source>All threads add 1 to one number, as often as Additions says. What comes out?</source>
        <translation>所有线程对同一个数加 1，各做“加法次数”那么多次。这个数最后是多少？</translation>
    </message>
    <message>
        <source>Without protection two threads may read the same value and write the same sum, so that one addition is lost; how many is luck.</source>
        <translation>没有保护时，两个线程可能读到同一个值、写回同一个和，于是丢失一次加法；丢多少要看运气。</translation>
    </message>
    <message>
        <source>Lose more than 1 000 000 updates in one run</source>
        <translation>在一次运行中丢失 1 000 000 次以上的更新</translation>
    </message>
    <message>
        <source>It is luck, and you can help it: more threads, more additions, time between read and write.</source>
        <translation>这要看运气，但可以帮它一把：更多线程、更多加法、读和写之间隔开一段时间。</translation>
    </message>
    <message>
        <source>Lose none, with four threads and a million additions each</source>
        <translation>四个线程各做一百万次加法，一次也不丢</translation>
    </message>
    <message>
        <source>Only some of the protections protect: About has the table.</source>
        <translation>只有一部分保护真能保护：表格见“说明”。</translation>
    </message>
    <message>
        <source>Try all seven protections in one run</source>
        <translation>在一次运行中试遍七种保护</translation>
    </message>
    <message>
        <source>Compare all climbs the ladder.</source>
        <translation>“全部比较”会逐级走完阶梯。</translation>
    </message>
    <message>
        <source>How many of the cars will get a place?</source>
        <translation>有几辆车能停进来？</translation>
    </message>
    <message>
        <source>A place is handed to the car that has waited longest, and a car whose patience ends before that drives on.</source>
        <translation>车位交给等得最久的车；在那之前耐心用完的车就开走了。</translation>
    </message>
    <message>
        <source>cars</source>
        <translation>辆</translation>
    </message>
    <message>
        <source>Let six cars wait in line at once</source>
        <translation>让六辆车同时排队等待</translation>
    </message>
    <message>
        <source>More cars, fewer places, more patience.</source>
        <translation>车更多，车位更少，耐心更长。</translation>
    </message>
    <message>
        <source>Let seven cars come, and at least three of them drive on</source>
        <translation>让七辆车来，其中至少三辆开走</translation>
    </message>
    <message>
        <source>Cars that stay longer, and others with little patience.</source>
        <translation>停得更久，耐心更少。</translation>
    </message>
    <message>
        <source>Let seven cars park without any of them waiting</source>
        <translation>让七辆车都停进来，没有一辆等待</translation>
    </message>
    <message>
        <source>Enough places, or cars that come late enough.</source>
        <translation>车位足够，或者车来得足够晚。</translation>
    </message>
    <message>
        <source>It is Blocked: it waits</source>
        <translation>阻塞：它在等待</translation>
    </message>
    <message>
        <source>It is Running: it looks again and again</source>
        <translation>运行：它一次又一次地查看</translation>
    </message>
    <message>
        <source>It is Runnable: it waits for a CPU</source>
        <translation>就绪：它在等 CPU</translation>
    </message>
    <message>
        <source>The reader waits for the writer&apos;s value, which comes late. What is it doing until then?</source>
        <translation>读取者在等写入者迟来的值。在此之前它在做什么？</translation>
    </message>
    <message>
        <source>Nobody tells it that there is news: it looks again and again, and keeps a CPU busy with it.</source>
        <translation>没有谁告诉它有了新值：它一次又一次地查看，使一个 CPU 一直忙碌。</translation>
    </message>
    <message>
        <source>Keep a CPU busy for longer than three seconds with looking</source>
        <translation>让查看使一个 CPU 忙碌三秒以上</translation>
    </message>
    <message>
        <source>The reader looks for as long as the writer waits.</source>
        <translation>写入者等多久，读取者就查看多久。</translation>
    </message>
    <message>
        <source>Make twenty million additions and lose not one of them</source>
        <translation>做两千万次加法，一次也不丢</translation>
    </message>
    <message>
        <source>Something has to keep the two apart: Protection.</source>
        <translation>得有东西把两者隔开：“保护”。</translation>
    </message>
    <message>
        <source>A second one runs beside it</source>
        <translation>第二个线程在它旁边运行</translation>
    </message>
    <message>
        <source>It begins again from its first line</source>
        <translation>它从第一行重新开始</translation>
    </message>
    <message>
        <source>An error: it is started once only</source>
        <translation>出错：只能启动一次</translation>
    </message>
    <message>
        <source>Thread t runs, and start() is called once more. What happens?</source>
        <translation>线程 t 正在运行，又调用了一次 start()。会发生什么？</translation>
    </message>
    <message>
        <source>A thread object stands for one thread from its start to its end; to run the same again, make a new one.</source>
        <translation>一个线程对象只代表一个线程，从启动到结束；要再运行一次，就新建一个。</translation>
    </message>
    <message>
        <source>Let t wait for its item longer than five seconds</source>
        <translation>让 t 等待元素超过五秒</translation>
    </message>
    <message>
        <source>t waits from its start to the put: the pauses and the join that gives up lie between.</source>
        <translation>t 从启动一直等到 put：中间有各次停顿和那个放弃的 join。</translation>
    </message>
    <message>
        <source>Bring t and u to their ends within one second</source>
        <translation>让 t 和 u 在一秒内都结束</translation>
    </message>
    <message>
        <source>The main program only pauses so that it can be watched.</source>
        <translation>主程序停顿只是为了便于观看。</translation>
    </message>
    <message>
        <source>function 1: it computes between its lines</source>
        <translation>function 1：两行之间在计算</translation>
    </message>
    <message>
        <source>function 2: it sleeps between its lines</source>
        <translation>function 2：两行之间在睡眠</translation>
    </message>
    <message>
        <source>subclass: it counts down</source>
        <translation>subclass：倒着数</translation>
    </message>
    <message>
        <source>All three print the same number of lines. Which of them is done first?</source>
        <translation>三个线程打印同样多的行。哪一个最先完成？</translation>
    </message>
    <message>
        <source>Who gets a CPU when is the scheduler&apos;s decision and not the program&apos;s: who sleeps needs none, and the same run may come out another way next time.</source>
        <translation>谁在何时得到 CPU 由调度器决定，而不是由程序决定：睡眠的线程不需要 CPU；同样的运行下次可能是另一个结果。</translation>
    </message>
    <message>
        <source>Let function 2 end while both others live, in a run of 20 lines or more</source>
        <translation>在至少 20 行的运行中，让 function 2 结束时另外两个都还活着</translation>
    </message>
    <message>
        <source>More lines, and less sleep than work.</source>
        <translation>更多的行，睡眠比工作少。</translation>
    </message>
    <message>
        <source>Print 100 lines or more in one run</source>
        <translation>在一次运行中打印至少 100 行</translation>
    </message>
    <message>
        <source>Three threads print as many as Lines says, each.</source>
        <translation>三个线程各打印“行数”那么多行。</translation>
    </message>
    <message>
        <source>worker 1, who came first</source>
        <translation>最先来的 worker 1</translation>
    </message>
    <message>
        <source>the one that came last</source>
        <translation>最后来的那个</translation>
    </message>
    <message>
        <source>all at once: they are all waiting</source>
        <translation>同时回家：大家都在等</translation>
    </message>
    <message>
        <source>All workers wait in door.get(), worker 1 the longest. Who goes home first?</source>
        <translation>所有 worker 都在 door.get() 中等待，worker 1 等得最久。谁先回家？</translation>
    </message>
    <message>
        <source>Who waits at a queue is served in the order of coming, so the one that came first gets the first item.</source>
        <translation>在队列上等待的线程按到来的先后得到服务，所以最先来的得到第一个元素。</translation>
    </message>
    <message>
        <source>Have eight workers alive at the same time</source>
        <translation>让八个 worker 同时活着</translation>
    </message>
    <message>
        <source>Threads says how many there are.</source>
        <translation>“线程”决定有几个。</translation>
    </message>
    <message>
        <source>Let worker 1 wait at the door longer than ten seconds</source>
        <translation>让 worker 1 在门口等待超过十秒</translation>
    </message>
    <message>
        <source>It waits while the others are being started: how many are there, and how long is the pause before each?</source>
        <translation>其他线程启动时它一直在等：有几个，每个之前停顿多久？</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>measurement</name>
    <message>
        <source>p99 %1 · of %2</source>
        <translation>p99 %1 · 共 %2 次</translation>
    </message>
    <message>
        <source>it answers</source>
        <translation>它有应答</translation>
    </message>
    <message>
        <source>the same in both</source>
        <translation>两者相同</translation>
    </message>
    <message>
        <source>not the same in both</source>
        <translation>两者不同</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>dies with it</source>
        <translation>一起结束</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
</context>
<context>
    <name>race</name>
    <message>
        <source>%1 additions stamped: %2 ns each</source>
        <translation>打时间戳的加法 %1 次：每次 %2 纳秒</translation>
    </message>
    <message>
        <source>%1, %2 ns without a stamp</source>
        <translation>%1，不打时为 %2 纳秒</translation>
    </message>
    <message>
        <source>Each thread adds to a sum of its own: nothing is shared yet.</source>
        <translation>每个线程加到自己的和上：还没有共享任何东西。</translation>
    </message>
    <message>
        <source>%1 additions are lost so far: a thread wrote back what it had read before another one&apos;s write.</source>
        <translation>到目前丢失了 %1 次加法：线程写回的是它在另一个线程写之前读到的数。</translation>
    </message>
    <message>
        <source>%1 and %2 both read %3 and both wrote %4: one addition is lost.</source>
        <translation>%1 和 %2 都读到 %3，又都写入 %4：丢失一次加法。</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他线程</translation>
    </message>
    <message>
        <source>%1 read %2, %3 counted on to %4, then %1 wrote back %5: %6 additions vanished.</source>
        <translation>%1 读到 %2，%3 接着加到 %4，然后 %1 写回 %5：%6 次加法消失了。</translation>
    </message>
    <message>
        <source>%1 read %2, %3 counted on to %4, then %1 wrote back %5: at least %6 additions vanished.</source>
        <translation>%1 读到 %2，%3 接着加到 %4，然后 %1 写回 %5：至少 %6 次加法消失了。</translation>
    </message>
    <message>
        <source>No addition is lost so far. Protection: %1.</source>
        <translation>到目前为止没有丢失加法。保护方式：%1。</translation>
    </message>
</context>
<context>
    <name>script</name>
    <message>
        <source>cannot be read (%1); allowed: %2</source>
        <translation>无法读取（%1）；允许：%2</translation>
    </message>
    <message>
        <source>the file is too large: %1 bytes; allowed: %2</source>
        <translation>文件太大：%1 字节；允许：%2</translation>
    </message>
    <message>
        <source>the file is empty; allowed: %2</source>
        <translation>文件是空的；允许：%2</translation>
    </message>
    <message>
        <source>a zero byte: this is no text; allowed: %2</source>
        <translation>有一个零字节：这不是文本；允许：%2</translation>
    </message>
    <message>
        <source>this is no UTF-8; allowed: %2</source>
        <translation>这不是 UTF-8；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value; allowed: %2</source>
        <translation>“%1”不是一个值；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no sign of JSON; allowed: %2</source>
        <translation>“%1”不是 JSON 的符号；允许：%2</translation>
    </message>
    <message>
        <source>no field&apos;s name before &apos;%1&apos;; allowed: %2</source>
        <translation>“%1”之前缺少字段名；允许：%2</translation>
    </message>
    <message>
        <source>no colon before &apos;%1&apos;; allowed: %2</source>
        <translation>“%1”之前缺少冒号；允许：%2</translation>
    </message>
    <message>
        <source>no comma before &apos;%1&apos;; allowed: %2</source>
        <translation>“%1”之前缺少逗号；允许：%2</translation>
    </message>
    <message>
        <source>a wrong escape after \; allowed: %2</source>
        <translation>\ 之后的转义不对；允许：%2</translation>
    </message>
    <message>
        <source>the text has no end on its line; allowed: %2</source>
        <translation>这一行的文本没有结束引号；允许：%2</translation>
    </message>
    <message>
        <source>this is no number; allowed: %2</source>
        <translation>这不是一个数；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; after the script&apos;s end; allowed: %2</source>
        <translation>脚本结束之后还有“%1”；允许：%2</translation>
    </message>
    <message>
        <source>nested too deep; allowed: %2</source>
        <translation>嵌套太深；允许：%2</translation>
    </message>
    <message>
        <source>the field &apos;%1&apos; is there twice; allowed: %2</source>
        <translation>字段“%1”出现了两次；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a value of the wrong type; allowed: %2</source>
        <translation>“%1”的值类型不对；允许：%2</translation>
    </message>
    <message>
        <source>the field &apos;%1&apos; is missing; allowed: %2</source>
        <translation>缺少字段“%1”；允许：%2</translation>
    </message>
    <message>
        <source>unknown field &apos;%1&apos;%3; allowed: %2</source>
        <translation>未知的字段“%1”%3；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is empty; allowed: %2</source>
        <translation>“%1”是空的；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is too long; allowed: %2</source>
        <translation>“%1”太长；允许：%2</translation>
    </message>
    <message>
        <source>there is no step; allowed: %2</source>
        <translation>一个步骤也没有；允许：%2</translation>
    </message>
    <message>
        <source>too many steps: %1; allowed: %2</source>
        <translation>步骤太多：%1；允许：%2</translation>
    </message>
    <message>
        <source>a step cannot &apos;%1&apos;%3; allowed: %2</source>
        <translation>没有“%1”这种步骤%3；允许：%2</translation>
    </message>
    <message>
        <source>the step does nothing; allowed: one of %2</source>
        <translation>这个步骤什么也不做；允许其中之一：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a second verb in one step; allowed: %2</source>
        <translation>“%1”是同一步骤里的第二个动作；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not belong to this step; allowed: %2</source>
        <translation>“%1”不属于这个步骤；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is out of range; allowed: %2</source>
        <translation>“%1”超出范围；允许：%2</translation>
    </message>
    <message>
        <source>unknown lesson &apos;%1&apos;%3; allowed: %2</source>
        <translation>未知的课程“%1”%3；允许：%2</translation>
    </message>
    <message>
        <source>unknown parameter &apos;%1&apos;%3; allowed: %2</source>
        <translation>未知的参数“%1”%3；允许：%2</translation>
    </message>
    <message>
        <source>unknown fact &apos;%1&apos;%3; allowed: %2</source>
        <translation>未知的量“%1”%3；允许：%2</translation>
    </message>
    <message>
        <source>the lesson &apos;%1&apos; has no question; allowed: %2</source>
        <translation>课程“%1”没有提问；允许：%2</translation>
    </message>
    <message>
        <source>nothing runs at &apos;%1&apos;; allowed: %2</source>
        <translation>“%1”时没有课程在运行；允许：%2</translation>
    </message>
    <message>
        <source>the lesson runs already at &apos;%1&apos;; allowed: %2</source>
        <translation>“%1”时课程已经在运行；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be set while the lesson runs; allowed: %2</source>
        <translation>课程运行时不能设置“%1”；允许：%2</translation>
    </message>
    <message>
        <source>the run is paused at &apos;%1&apos;, its clock stands still; allowed: %2</source>
        <translation>“%1”时运行已暂停，它的时钟不走；允许：%2</translation>
    </message>
    <message>
        <source>the run is not paused at &apos;%1&apos;; allowed: %2</source>
        <translation>“%1”时运行没有暂停；允许：%2</translation>
    </message>
    <message>
        <source>the lesson runs already at &apos;%1&apos;, the question comes too late; allowed: %2</source>
        <translation>“%1”时课程已经在运行，这时提问太晚了；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not there%3; allowed: %2</source>
        <translation>没有“%1”%3；允许：%2</translation>
    </message>
    <message>
        <source> (did you mean &apos;%1&apos;?)</source>
        <translation>（您是指“%1”吗？）</translation>
    </message>
    <message>
        <source>too many fields in one object; allowed: %2</source>
        <translation>一个对象里的字段太多；允许：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; did not come true within %2 s</source>
        <translation>“%1”在 %2 秒内没有成立</translation>
    </message>
    <message>
        <source>the run ended before &apos;%1&apos; came true</source>
        <translation>“%1”成立之前运行就结束了</translation>
    </message>
</context>
<context>
    <name>sentence</name>
    <message>
        <source>%1 is full</source>
        <translation>%1 已满</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 为空</translation>
    </message>
    <message>
        <source>%1 is taken</source>
        <translation>%1 已被占用</translation>
    </message>
    <message>
        <source>joins %1</source>
        <translation>等待 %1 结束</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>%1 has tasks undone</source>
        <translation>%1 还有未完成的任务</translation>
    </message>
    <message>
        <source>waits for the others</source>
        <translation>等待其他线程</translation>
    </message>
    <message>
        <source>held by Pause</source>
        <translation>因暂停而停住</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>%1 waits: %2 is full.</source>
        <translation>%1 在等待：%2 已满。</translation>
    </message>
    <message>
        <source>%1 waits: %2 is full. It gives up with &lt;b&gt;Full&lt;/b&gt; in %3.</source>
        <translation>%1 在等待：%2 已满。%3 后将以 &lt;b&gt;Full&lt;/b&gt; 放弃。</translation>
    </message>
    <message>
        <source>%1 waits: %2 is empty.</source>
        <translation>%1 在等待：%2 为空。</translation>
    </message>
    <message>
        <source>%1 waits: %2 is empty. It gives up with &lt;b&gt;Empty&lt;/b&gt; in %3.</source>
        <translation>%1 在等待：%2 为空。%3 后将以 &lt;b&gt;Empty&lt;/b&gt; 放弃。</translation>
    </message>
    <message>
        <source>%1 waits for %2, which %3 holds.</source>
        <translation>%1 在等待 %2，它由 %3 持有。</translation>
    </message>
    <message>
        <source>%1 waits for %2.</source>
        <translation>%1 在等待 %2。</translation>
    </message>
    <message>
        <source>%1 sleeps, %2 more.</source>
        <translation>%1 在睡眠，还剩 %2。</translation>
    </message>
    <message>
        <source>%1 waits for the end of %2.</source>
        <translation>%1 在等待 %2 结束。</translation>
    </message>
    <message>
        <source>%1 waits until all items of %2 are dealt with.</source>
        <translation>%1 在等待 %2 的所有元素处理完毕。</translation>
    </message>
    <message>
        <source>%1 waits at the starting line.</source>
        <translation>%1 在起跑线上等待。</translation>
    </message>
    <message>
        <source>%1 waits in the kernel.</source>
        <translation>%1 在内核中等待。</translation>
    </message>
    <message>
        <source>%1 is held at its next call.</source>
        <translation>%1 停在下一次调用处。</translation>
    </message>
    <message>
        <source>%1 runs on CPU %2.</source>
        <translation>%1 正在 CPU %2 上运行。</translation>
    </message>
    <message>
        <source>%1 runs.</source>
        <translation>%1 正在运行。</translation>
    </message>
    <message>
        <source>%1 was preempted: it could run, but another has the CPU.</source>
        <translation>%1 被抢占：仍就绪，但 CPU 归了其他线程。</translation>
    </message>
    <message>
        <source>%1 could run and waits for a CPU.</source>
        <translation>%1 已就绪，在等待 CPU。</translation>
    </message>
    <message>
        <source>%1 was told %2 → %3; when it acted on it, %4 was true.</source>
        <translation>%1 得到 %2 → %3；据此行动时实际已是 %4。</translation>
    </message>
    <message>
        <source>made</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>start()</source>
        <translation>start()</translation>
    </message>
    <message>
        <source>gets CPU %1</source>
        <translation>获得 CPU %1</translation>
    </message>
    <message>
        <source>seen running</source>
        <translation>观察到正在运行</translation>
    </message>
    <message>
        <source>preempted</source>
        <translation>被抢占</translation>
    </message>
    <message>
        <source>waits in the kernel</source>
        <translation>在内核中等待</translation>
    </message>
    <message>
        <source>woken by %1</source>
        <translation>被 %1 唤醒</translation>
    </message>
    <message>
        <source>its time is over</source>
        <translation>时间已到</translation>
    </message>
    <message>
        <source>woken</source>
        <translation>被唤醒</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>ends with an error</source>
        <translation>出错结束</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>被停止</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>被强制结束</translation>
    </message>
    <message>
        <source>start() of %1 was refused: threads can only be started once.</source>
        <translation>%1 的 start() 被拒绝：线程只能启动一次。</translation>
    </message>
    <message>
        <source>Without the kernel&apos;s records it is not known whether a thread that waits for nothing has a CPU.</source>
        <translation>没有内核记录，就无法得知不在等待的线程是否占有 CPU。</translation>
    </message>
    <message>
        <source>The kernel&apos;s records are refused: %1.</source>
        <translation>内核拒绝提供记录：%1。</translation>
    </message>
    <message>
        <source>by its counters</source>
        <translation>依据其计数</translation>
    </message>
    <message>
        <source>The kernel&apos;s counters are read every %1 ms: how long each thread ran is exact. When within those %1 ms it did, on which CPU, and whether it was preempted, is not known.</source>
        <translation>每 %1 毫秒读取一次内核计数：每个线程运行了多久是精确的；至于在这 %1 毫秒之内何时运行、在哪个 CPU 上运行、是否被抢占，则无从得知。</translation>
    </message>
    <message>
        <source>%1 waits: there is nothing to carry into %2.</source>
        <translation>%1 在等待：没有要搬进 %2 的元素。</translation>
    </message>
    <message>
        <source>%1 waits for the manager&apos;s answer.</source>
        <translation>%1 在等待管理者的答复。</translation>
    </message>
    <message>
        <source>%1 waits for the next call of its client.</source>
        <translation>%1 在等待客户的下一个请求。</translation>
    </message>
    <message>
        <source>%1 waits for the result of a task.</source>
        <translation>%1 在等待一个任务的结果。</translation>
    </message>
    <message>
        <source>%1 ended with an error: %2.</source>
        <translation>%1 出错结束：%2。</translation>
    </message>
    <message>
        <source>Lost with it: %1.</source>
        <translation>随之丢失的元素：%1 个。</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1（pid %2）</translation>
    </message>
    <message>
        <source>stopped with the run</source>
        <translation>随运行停止</translation>
    </message>
    <message>
        <source>could not be started</source>
        <translation>未能启动</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>woken from outside</source>
        <translation>被外部唤醒</translation>
    </message>
    <message>
        <source>nothing to carry</source>
        <translation>没有要搬的元素</translation>
    </message>
    <message>
        <source>awaits an answer</source>
        <translation>等答复</translation>
    </message>
    <message>
        <source>awaits a call</source>
        <translation>等请求</translation>
    </message>
    <message>
        <source>awaits a result</source>
        <translation>等结果</translation>
    </message>
    <message>
        <source>%1 is gone – %2.</source>
        <translation>%1 已结束：%2。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>killed by you: %1</source>
        <translation>被您杀死：%1</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1，来自 %2</translation>
    </message>
    <message>
        <source>awaits %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>%1 waits: the other one has %2.</source>
        <translation>%1 在等待：%2 在对方手里。</translation>
    </message>
    <message>
        <source>%1: %2 with threads, %3 with processes.</source>
        <translation>%1：线程 %2，进程 %3。</translation>
    </message>
    <message>
        <source>no answer: the run was stopped</source>
        <translation>没有回答：运行被停止</translation>
    </message>
    <message>
        <source>waits for %1: %2</source>
        <translation>已等待 %1：%2</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>awaits a command</source>
        <translation>等待命令</translation>
    </message>
    <message>
        <source>%1 waits for the next command.</source>
        <translation>%1 在等待下一条命令。</translation>
    </message>
    <message>
        <source>It gives up in %1.</source>
        <translation>%1 后放弃。</translation>
    </message>
    <message>
        <source>%1 waits for %2, which %3 holds</source>
        <translation>%1 在等 %2，它由 %3 持有</translation>
    </message>
    <message>
        <source>Deadlock: none of them can ever go on.</source>
        <translation>死锁：它们谁也无法再继续。</translation>
    </message>
    <message>
        <source>A circle, until %1 gives up in %2.</source>
        <translation>等待成环，直到 %1 在 %2 后放弃。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 waits: %2 has no permit free.</source>
        <translation>%1 等待：%2 没有空闲的许可。</translation>
    </message>
    <message>
        <source>%1 waits: %2 is not set.</source>
        <translation>%1 等待：%2 尚未设置。</translation>
    </message>
    <message>
        <source>%1 waits until somebody notifies %2.</source>
        <translation>%1 等待，直到有人通知 %2。</translation>
    </message>
    <message>
        <source>%1 waits at %2; still to come: %3.</source>
        <translation>%1 在 %2 处等待；还差：%3。</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%2 个中空闲 %1 个</translation>
    </message>
    <message>
        <source>set</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>%1 of %2 are here</source>
        <translation>%2 方中已到 %1 方</translation>
    </message>
    <message>
        <source>%1 is free</source>
        <translation>%1 空闲</translation>
    </message>
    <message>
        <source>%1 has %2</source>
        <translation>%1 持有 %2</translation>
    </message>
    <message>
        <source>bounded semaphore</source>
        <translation>有界信号量</translation>
    </message>
    <message>
        <source>semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>barrier</source>
        <translation>栅栏</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>条件变量</translation>
    </message>
    <message>
        <source>no permit free</source>
        <translation>没有空闲的许可</translation>
    </message>
    <message>
        <source>%1 is not set</source>
        <translation>%1 未设置</translation>
    </message>
    <message>
        <source>awaits notify()</source>
        <translation>等待 notify()</translation>
    </message>
    <message>
        <source>%1 waits for %2, which %3 holds. It gives up in %4.</source>
        <translation>%1 在等 %2，它由 %3 持有。%4 后放弃。</translation>
    </message>
    <message>
        <source>Each waits for a lock that the next one has: %1. %2</source>
        <translation>每一个都在等下一个持有的锁：%1。%2</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>nobody</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 已 %2</translation>
    </message>
    <message>
        <source>%1 on CPU %2</source>
        <translation>%1 在 CPU %2 上</translation>
    </message>
    <message>
        <source>held by Pause</source>
        <translation>被暂停按住</translation>
    </message>
    <message>
        <source>%1: %2 inside</source>
        <translation>%1：里面有 %2 个</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>next out %1</source>
        <translation>下一个取出 %1</translation>
    </message>
    <message>
        <source>; putting: %1; getting: %2.</source>
        <translation>；等待放入：%1；等待取出：%2。</translation>
    </message>
    <message>
        <source>%1: free.</source>
        <translation>%1：空闲。</translation>
    </message>
    <message>
        <source>%1: held by %2; waiting: %3.</source>
        <translation>%1：由 %2 持有；等待者：%3。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1: expected %2, actual %3, lost %4. Protection: %5.</source>
        <translation>%1：应为 %2，实际 %3，丢失 %4。保护：%5。</translation>
    </message>
    <message>
        <source>Live, %1 after the start.</source>
        <translation>实时，开始后 %1。</translation>
    </message>
    <message>
        <source>The moment %1 of a run of %2.</source>
        <translation>全长 %2 的运行中的时刻 %1。</translation>
    </message>
    <message>
        <source>Seen: from %1 to %2.</source>
        <translation>可见：从 %1 到 %2。</translation>
    </message>
    <message>
        <source>%1: running %2, runnable %3, blocked %4.</source>
        <translation>%1：运行 %2，就绪 %3，阻塞 %4。</translation>
    </message>
    <message>
        <source>Line %1, %2: %3.</source>
        <translation>第 %1 行，%2：%3。</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Runnable</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>终止</translation>
    </message>
</context>
<context>
    <name>unit</name>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <source>ns</source>
        <translation>ns</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
</context>
</TS>
