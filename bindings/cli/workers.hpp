// SPDX-License-Identifier: Apache-2.0
// Some threads that do jobs in the order in which they are given.
#pragma once

#include "interrupt.hpp"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace zufi_tool {

template <class Result> class Workers {
 public:
  explicit Workers(std::size_t count) {
    const Interrupts::Held held; // they are for the thread that reads
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
  }
  // Jobs that have not begun are left undone.
  ~Workers() {
    {
      const std::lock_guard lock(mutex_);
      is_closing_ = true;
      jobs_.clear();
    }
    has_changed_.notify_all();
    for (std::thread &thread : threads_) thread.join();
  }
  Workers(const Workers &) = delete;
  Workers &operator=(const Workers &) = delete;

  template <class Job> std::future<Result> give(Job job) {
    std::packaged_task<Result()> task(std::move(job));
    std::future<Result> result = task.get_future();
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(task));
    }
    has_changed_.notify_one();
    return result;
  }

 private:
  void work() {
    for (;;) {
      std::packaged_task<Result()> task;
      {
        std::unique_lock lock(mutex_);
        has_changed_.wait(lock, [this] { return is_closing_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        task = std::move(jobs_.front());
        jobs_.pop_front();
      }
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable has_changed_;
  std::deque<std::packaged_task<Result()>> jobs_;
  bool is_closing_ = false;
  std::vector<std::thread> threads_;
};

} // namespace zufi_tool
